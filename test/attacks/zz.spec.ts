import { afterAll, beforeAll, it } from '@jest/globals';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { followUp } from '../search/support.js';
import { check } from '../official/support.js';
let server: TestApplication; let acts: Acts;
beforeAll(async () => { server = await startApplication({ environment: { RATE_LIMIT: '100000' } }); acts = new Acts(server); });
afterAll(() => server.close());
const words = (n: number, seed: number) => { let s = seed; const v: string[] = []; const syl = ['nước', 'mương', 'thôn', 'xóm', 'giờ', 'đường', 'xe', 'người', 'bản', 'ruộng', 'cầu', 'suối', 'chợ', 'trạm', 'phai', 'lịch', 'ngày', 'tháng', 'mưa', 'lũ']; for (let i = 0; i < n; i += 1) { s = (Math.imul(s, 1103515245) + 12345) >>> 0; v.push(syl[(s >>> 8) % syl.length]! + ((s >>> 16) % 7)); } return v.join(' '); };
it('big', async () => {
  const big = Array.from({ length: 100 }, (_, i) => words(200, i + 1));
  const body = big.map((t) => `<p>${t}</p>`).join('');
  console.log('body', body.length);
  const r = await server.given.release({ draft: { title: 'To', summary: 'x', body } });
  for (let i = 0; i < 12; i += 1) await acts.correct(r, { words: { body: body + `<p>thêm ${i}</p>` } });
  await followUp(server);
  for (const text of [big[3]!, big.slice(0, 30).join('\n').slice(0, 39_000), big.slice(0, 35).map((x) => x.split(' ').map((w, i) => (i % 3 ? w : 'khác')).join(' ')).join('\n').slice(0, 39_000), big.slice(0, 35).map((x) => x.split(' ').toReversed().join(' ')).concat(big[7]!).join('\n').slice(0, 39_900)]) {
    const t = performance.now(); const c = process.cpuUsage();
    const a = await check(server.api, { text }); const u = process.cpuUsage(c);
    console.log(text.length, a.answer, Math.round(performance.now() - t), 'ms', Math.round(u.user / 1000), 'cpu ms');
  }
});
it('retracted many', async () => {
  const r = await server.given.release({ draft: { title: 'Mot zztit', body: '<p>Một zzrut.</p>' } });
  await acts.correct(r, { words: { body: '<p>Hai zzrut.</p>' } });
  await acts.correct(r, { words: { body: '<p>Ba zzrut.</p>' } });
  await acts.redact(r, [{ version: 1, lang: 'vi' }]);
  const one = await server.api.get(`/releases/${r.id}`, { accept: 'text/html' });
  console.log(one.status, one.text.slice(one.text.indexOf('id="cac-ban"'), one.text.indexOf('id="cac-ban"') + 2500).replace(/<[^>]*>/g, ' | ').replace(/( \| )+/g, ' | '));
  for (const p of ['/versions/1', '/versions/2', '/difference?from=1&to=2', '/difference?from=2&to=3', '/difference?from=3&to=2']) console.log(p, (await server.api.get(`/releases/${r.id}${p}`, { accept: 'text/html' })).status);
  await acts.retract(r);
  await acts.redact(r, [{ version: 2, lang: 'vi' }, { version: 3, lang: 'vi' }]);
  const two = await server.api.get(`/releases/${r.id}`, { accept: 'text/html' });
  console.log(two.status, /zz/.test(two.text), two.text.slice(two.text.indexOf('<main')).replace(/<[^>]*>/g, ' | ').replace(/( \| )+/g, ' | ').slice(0, 3000));
  for (const p of ['/mended', '/', '/search?q=zztit', '/archive']) console.log(p, /zztit|zzrut/.test((await server.api.get(p, { accept: 'text/html' })).text.replace(/value="zztit"|zztit”|&quot;zztit/g, '')));
});
