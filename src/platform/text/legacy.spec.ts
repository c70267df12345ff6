import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { continuesLetter, fromLegacy, legacyFont, type LegacyFont, recogniseLegacy } from './index.js';
import { isVietnameseSyllable } from './syllable.js';

const tcvn3: LegacyFont = { encoding: 'tcvn3', capitals: false };
const tcvn3Capitals: LegacyFont = { encoding: 'tcvn3', capitals: true };
const vni: LegacyFont = { encoding: 'vni', capitals: false };

// Every accented letter, each with what the two encodings write for it: small letters, since capitals of TCVN3 are a
// matter of the font. Written out independently of the tables under test, in the order of the Vietnamese alphabet.
const letters = Array.from('àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ');
const inTcvn3 = Array.from('µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ');
const inVni =
  'aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î'.split(
    ' ',
  );

const toTcvn3 = (text: string): string =>
  Array.from(text.toLowerCase(), (letter) => inTcvn3[letters.indexOf(letter)] ?? letter).join('');
const toVni = (text: string): string =>
  Array.from(text, (letter) => {
    const code = inVni[letters.indexOf(letter.toLowerCase())];
    if (code === undefined) return letter;
    return letter === letter.toLowerCase() ? code : code.toUpperCase();
  }).join('');

const plain = 'abcdeghiklmnopqrstuvxy'.split('');
const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...letters,
    ...letters.map((letter) => letter.toUpperCase()),
    ...plain,
    ...plain.map((letter) => letter.toUpperCase()),
    ...' .,;:!?()-/0123456789\n“”–…'.split(''),
  ),
  maxLength: 60,
});
const genuine = {
  vi: 'Lễ hội hoa tam giác mạch khai mạc lúc 20 giờ ngày 23 tháng 11 tại sân vận động huyện Đồng Văn, tỉnh Hà Giang.',
  'vi without letters of its own':
    'Hà Giang là nhà ta, cá và hoa là quà, bà già hát và cháu múa, nhà máy, rùa và sóc, tháng ba và tháng hai.',
  en: 'The naïve café owner’s résumé, ©2026 Khen® – 25 °C, ½ price, £3, “déjà vu”: a façade of coöperation, señor, über.',
  fr: 'Dès l’été, le préfet a présenté à Hanoï « un projet très intéressant » : la fête où les élèves français aérés naïfs reçoivent l’hôte âgé ; ça et là, même Noël à Ambroë, l’œuvre complète des forêts brûlées, des pâtés, des côtes.',
  de: 'Größe, Übermaß, Äpfel, Öl, für, können, möchte, müssen, schön, Straße, über, wäre, hätte, würde, höher, Mädchen.',
  da: 'Blåbærgrød på en ø, så får vi også rødgrød, æbler, kød, brød, smør, øl, tø, høj, grøn, sød, råd, båd, gås, år.',
  pt: 'Não há razão, três irmãos são também cidadãos; a nação põe pães, limões e corações, órgãos, mães, aviões, balões.',
};

describe('legacy fonts', () => {
  it('are known by their names', () => {
    expect(legacyFont('.VnTime')).toEqual({ encoding: 'tcvn3', capitals: false });
    expect(legacyFont('.VnTimeH')).toEqual({ encoding: 'tcvn3', capitals: true });
    expect(legacyFont('.VnArial NarrowH')).toEqual({ encoding: 'tcvn3', capitals: true });
    expect(legacyFont('VNI-Times')).toEqual({ encoding: 'vni', capitals: false });
    for (const name of ['Times New Roman', 'Vn', 'VNtimes', 'Arial', ''])
      expect(legacyFont(name)).toBeUndefined();
  });
});

describe('converting', () => {
  it('knows all 134 letters in both encodings', () => {
    expect(new Set(letters).size).toBe(67);
    expect([inTcvn3.length, inVni.length]).toEqual([67, 67]);
    expect(inTcvn3.map((code) => fromLegacy(code, tcvn3))).toEqual(letters);
    expect(inTcvn3.map((code) => fromLegacy(code, tcvn3Capitals))).toEqual(
      letters.map((each) => each.toUpperCase()),
    );
    expect(inVni.map((code) => fromLegacy(code, vni))).toEqual(letters);
    expect(inVni.map((code) => fromLegacy(code.toUpperCase(), vni))).toEqual(
      letters.map((each) => each.toUpperCase()),
    );
    expect(Array.from('¡¢£¤¥¦§', (code) => fromLegacy(code, tcvn3)).join('')).toBe('ĂÂÊÔƠƯĐ');
  });

  it('reads sentences as they were typed', () => {
    expect(fromLegacy('Céng hoµ x· héi chñ nghÜa ViÖt Nam', tcvn3)).toBe(
      'Cộng hoà xã hội chủ nghĩa Việt Nam',
    );
    expect(fromLegacy('§éc lËp - Tù do - H¹nh phóc', tcvn3)).toBe('Độc lập - Tự do - Hạnh phúc');
    expect(fromLegacy('th«ng c¸o b¸o chÝ sè 05', tcvn3Capitals)).toBe('THÔNG CÁO BÁO CHÍ SỐ 05');
    expect(fromLegacy('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', vni)).toBe(
      'Cộng hòa xã hội chủ nghĩa Việt Nam',
    );
    expect(fromLegacy('ÑOÄC LAÄP - Töï do - Haïnh phuùc, Ñöôïc, Aùnh', vni)).toBe(
      'ĐỘC LẬP - Tự do - Hạnh phúc, Được, Ánh',
    );
  });

  it('reads codes of symbol fonts', () => {
    expect(fromLegacy('\uf0a7\uf0e9c l\uf0cbp', tcvn3)).toBe('Độc lập');
  });

  it('gives every Vietnamese text back', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fromLegacy(toVni(text), vni)).toBe(text);
        expect(fromLegacy(toTcvn3(text), tcvn3)).toBe(text.toLowerCase());
        expect(fromLegacy(toTcvn3(text), tcvn3Capitals)).toBe(text.toUpperCase());
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves alone what has a letter that only Unicode knows, whatever the font says', () => {
    for (const font of [tcvn3, tcvn3Capitals, vni])
      expect(fromLegacy('Thông cáo: được, ©2026', font)).toBe('Thông cáo: được, ©2026');
  });

  it('makes nothing but NFC of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(tcvn3, tcvn3Capitals, vni), (text, font) => {
        const converted = fromLegacy(text, font);
        if (converted !== text) expect(converted).toBe(converted.normalize('NFC'));
      }),
    );
  });

  it('finds a letter that is parted from its mark', () => {
    expect([continuesLetter('Ho', 'øa'), continuesLetter('Ho', 'a'), continuesLetter('', 'ø')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('recognising', () => {
  const paragraph = `${genuine.vi} Ban tổ chức mong được đón tiếp đông đảo nhân dân và du khách.`;

  it('finds both encodings without a font', () => {
    expect(recogniseLegacy(toTcvn3(paragraph))).toBe('tcvn3');
    expect(recogniseLegacy(toVni(paragraph))).toBe('vni');
    expect(recogniseLegacy(`Festival 2026: ${toVni(paragraph)} Contact: press@example.vn`)).toBe('vni');
  });

  it('leaves genuine text alone, in whatever language', () => {
    for (const [language, text] of Object.entries(genuine))
      expect([language, recogniseLegacy(text), recogniseLegacy(text.toUpperCase())]).toEqual([
        language,
        undefined,
        undefined,
      ]);
  });

  it('leaves every text alone that has a letter of Vietnamese which only Unicode knows', () => {
    const own = fc.constantFrom(...letters.filter((letter) => letter > '\u00ff'));
    fc.assert(
      fc.property(fc.string(), own, vietnamese, (before, letter, after) => {
        expect(recogniseLegacy(before + letter + toTcvn3(after) + toVni(after))).toBeUndefined();
      }),
    );
  });

  it('leaves a few words alone', () => {
    expect(recogniseLegacy('Céng hoµ x· héi')).toBeUndefined();
  });
});

describe('syllables', () => {
  it('are told from what only looks like them', () => {
    const right = 'nghiêng khuỷu quyết giếng gì được Đồng oanh yêu uống thuở hoà hòa quý ÁNH'.split(' ');
    const wrong = 'cộtộ ồữ mạtt đườc hàc bcd naỉve ngp iê éé'.split(' ');
    expect(right.filter((word) => !isVietnameseSyllable(word))).toEqual([]);
    expect(wrong.filter(isVietnameseSyllable)).toEqual([]);
  });
});
