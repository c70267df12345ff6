// The pictures of the demonstration, drawn by rule: stylised, so that nobody takes one for a photograph.

const WIDTH = 1600;
const HEIGHT = 1000;

/** Numbers between 0 and 1 that are the same on every run (Lehmer's generator). */
function chance(seed) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const svg = (...parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${parts.join('')}</svg>`;
const sky = (id, from, to) =>
  `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/>` +
  `<stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id})"/>`;

/** A line of cone-shaped limestone hills, from left to right. */
function hills({ base, low, high, step, fill, random }) {
  const points = [`0,${HEIGHT}`, `0,${base}`];
  for (let x = -step / 2; x < WIDTH + step; x += step * (0.7 + random() * 0.6)) {
    const top = base - low - random() * (high - low);
    points.push(
      `${x},${base}`,
      `${x + step * 0.3},${top + 18}`,
      `${x + step * 0.42},${top}`,
      `${x + step * 0.55},${top + 22}`,
    );
  }
  points.push(`${WIDTH},${base}`, `${WIDTH},${HEIGHT}`);
  return `<polygon points="${points.map((point) => point.replaceAll(/\.\d+/g, '')).join(' ')}" fill="${fill}"/>`;
}

/** A road that winds along a wall of rock, high above a river. */
export function stonePlateau() {
  const random = chance(7);
  return svg(
    sky('sky', '#b9d7e8', '#f3ead6'),
    '<circle cx="1230" cy="210" r="78" fill="#fbf3d9"/>',
    hills({ base: 560, low: 160, high: 330, step: 260, fill: '#a8b9c4', random }),
    hills({ base: 660, low: 140, high: 300, step: 300, fill: '#8198a4', random }),
    hills({ base: 780, low: 120, high: 280, step: 360, fill: '#5d7680', random }),
    '<path d="M0 1000 L0 620 Q240 600 420 690 T860 770 Q1150 800 1600 700 L1600 1000Z" fill="#3f5650"/>',
    '<path d="M-20 760 Q260 700 430 790 T900 850 Q1200 880 1640 790" fill="none" stroke="#ded4c0" stroke-width="22"/>',
    '<path d="M-20 760 Q260 700 430 790 T900 850 Q1200 880 1640 790" fill="none" stroke="#fff" stroke-width="2" stroke-dasharray="26 22"/>',
    '<path d="M520 1000 Q700 930 930 960 T1600 920 L1600 1000Z" fill="#3ea39a"/>',
  );
}

/** Buckwheat in bloom between rocks. */
export function buckwheat() {
  const random = chance(41);
  const flowers = [];
  for (let row = 0; row < 13; row += 1) {
    const y = 600 + row * 32;
    const size = 5 + row * 1.1;
    for (let x = -10; x < WIDTH + 20; x += size * 3.4) {
      const [cx, cy] = [Math.round(x + random() * size * 2), Math.round(y + random() * 24)];
      const fill = ['#f4b7cc', '#ea8fb0', '#f9dbe5', '#d96c98'][Math.floor(random() * 4)];
      flowers.push(`<circle cx="${cx}" cy="${cy}" r="${size.toFixed(1)}" fill="${fill}"/>`);
    }
  }
  const rock = (x, y, s) =>
    `<path d="M${x} ${y} l${s * 0.2} ${-s} l${s * 0.3} ${s * 0.2} l${s * 0.25} ${-s * 0.35} l${s * 0.35} ${s * 1.15}Z" fill="#6b7378"/>` +
    `<path d="M${x + s * 0.2} ${y - s} l${s * 0.3} ${s * 0.2} l${-s * 0.1} ${s * 0.8} l${-s * 0.4} 0Z" fill="#868e92"/>`;
  return svg(
    sky('dawn', '#cfe3ee', '#fdeee6'),
    hills({ base: 520, low: 120, high: 260, step: 280, fill: '#9db0bb', random }),
    hills({ base: 600, low: 90, high: 190, step: 330, fill: '#70868b', random }),
    `<rect y="580" width="${WIDTH}" height="420" fill="#7d9a6a"/>`,
    ...flowers.slice(0, 700),
    rock(180, 760, 150),
    rock(1080, 720, 120),
    ...flowers.slice(700),
    rock(640, 930, 190),
  );
}

/** Rice terraces: one curve under another, some of them holding the sky. */
export function terraces() {
  const random = chance(23);
  const steps = [];
  for (let index = 0; index < 22; index += 1) {
    const y = 380 + index * 30;
    const bend = 60 + random() * 90;
    const shift = random() * 160 - 80;
    const fill = index % 5 === 2 ? '#bcd6dd' : ['#d8b64c', '#c9a53f', '#b4b25a', '#94a655'][index % 4];
    const edge = `M-10 ${y} Q${400 + shift} ${y - bend} 800 ${y} T1610 ${y - bend * 0.4}`;
    steps.push(
      `<path d="${edge} L1610 1010 L-10 1010Z" fill="${fill}"/>`,
      `<path d="${edge}" fill="none" stroke="#6f6a35" stroke-width="5"/>`,
    );
  }
  return svg(
    sky('noon', '#a9cfe4', '#eef3e2'),
    hills({ base: 360, low: 60, high: 150, step: 420, fill: '#7d9b8c', random }),
    '<path d="M0 1000 L0 350 Q500 230 900 320 T1600 260 L1600 1000Z" fill="#5f8256"/>',
    ...steps,
    '<path d="M1180 470 l60 -46 l60 46 v46 h-120Z" fill="#7a5138"/><path d="M1165 476 l75 -58 l75 58Z" fill="#4f3527"/>',
  );
}

/** Which way to go round the landslide: names and numbers, not to scale. */
export function detour() {
  const place = (x, y, name, anchor = 'start', dx = 26) =>
    `<circle cx="${x}" cy="${y}" r="14" fill="#fff" stroke="#22313a" stroke-width="6"/>` +
    `<text x="${x + dx}" y="${y + 12}" text-anchor="${anchor}" font-size="38" fill="#22313a">${name}</text>`;
  return svg(
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f4f1ea"/><g font-family="DejaVu Sans, sans-serif">`,
    '<text x="80" y="100" font-size="46" font-weight="bold" fill="#22313a">Đường vòng tránh km 41 + 300, đường tỉnh 177</text>',
    '<text x="80" y="156" font-size="30" fill="#5b6870">Sơ đồ minh họa, không theo tỷ lệ</text>',
    '<path d="M1260 720 Q980 560 720 520 T330 400" fill="none" stroke="#b9b1a1" stroke-width="18"/>',
    '<path d="M1260 720 Q1180 880 860 860 T420 740 Q260 640 330 400" fill="none" stroke="#1f7a5a" stroke-width="18"/>',
    '<g stroke="#c0392b" stroke-width="16"><path d="M690 482 l76 76"/><path d="M766 482 l-76 76"/></g>',
    '<text x="770" y="462" font-size="34" fill="#c0392b">Sạt lở, xã Nậm Dịch</text>',
    '<text x="560" y="935" font-size="32" fill="#1f7a5a">quốc lộ 279, đường tỉnh 178: xa thêm khoảng 95 km</text>',
    place(1260, 720, 'Tân Quang'),
    place(860, 860, 'Quang Bình', 'middle', -10).replace('y="872"', 'y="820"'),
    place(420, 740, 'Xín Mần', 'end', -30),
    place(330, 400, 'Hoàng Su Phì', 'middle', 0).replace('y="412"', 'y="360"'),
    '</g>',
  );
}
