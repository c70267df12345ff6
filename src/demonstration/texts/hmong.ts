import type { DemonstrationWords } from './release.types.js';

/**
 * Hmong Daw in the international orthography (RPA); a tag of its own would be needed for the Vietnamese orthography of
 * 1961. None of us is a speaker: a few plain words only, TO BE CHECKED BY A NATIVE SPEAKER before anybody takes them for an
 * example. The recording is a computed tune that stands where the speaker's voice would be, since many whom this release is
 * for listen rather than read.
 */
export const coldSpellHmong: DemonstrationWords & {
  readonly lang: 'mww-Latn';
  readonly contactPosition: string;
} = {
  lang: 'mww-Latn',
  title: 'Huab cua yuav no heev',
  summary: 'Hmo {+1:d} huab cua yuav no heev.',
  body: `<p>Coj nyuj twm los rau hauv nkuaj. Tsis txhob rauv hluav ncaig hauv tsev kaw qhov rooj.</p>
<p><span lang="vi">Số trực: <strong>0219 000 0117</strong>.</span></p>`,
  contactPosition: '',
  audio: 'nhac-hieu-khen.ogg',
};
