import { describe, expect, it } from '@jest/globals';
import { behind, following } from './followed.js';
import type { HashedWords } from '../versions/version.js';

const source = (words: Partial<HashedWords>): HashedWords => ({
  title: 'Mở lại đường',
  summary: 'Đường thông từ 6 giờ.',
  body: '<p>Một.</p>\n<ul>\n<li>Hai.</li>\n<li>Ba.</li>\n</ul>\n<p>Bốn.</p>',
  quotes: [],
  contact_position: '',
  signatory_position: '',
  signatory_authority: [],
  event_place: '',
  file_words: {},
  ...words,
});
const { followedParts } = following(source({}));

describe('what a translation is behind of', () => {
  it.each([
    ['nothing', {}, {}],
    ['the title', { title: 'Đóng đường' }, { title: true }],
    ['a block within', { body: source({}).body.replace('Ba.', 'Ba, sửa.') }, { blocks: [1], gone: 1 }],
    ['a new block', { body: `${source({}).body}\n<p>Năm.</p>` }, { blocks: [3] }],
    ['a block that is gone', { body: '<p>Một.</p>\n<p>Bốn.</p>' }, { gone: 1 }],
    ['blocks in another order', { body: '<p>Bốn.</p>\n<p>Một.</p>' }, { gone: 1 }],
  ])('is %s', (_, words, expected) => {
    const none = { title: false, summary: false, blocks: [], gone: 0 };
    expect(behind(followedParts, source(words))).toEqual({ ...none, ...expected });
  });

  it('is soon known of as many blocks as a body can have', () => {
    const many = (word: string) =>
      source({ body: Array.from({ length: 20_000 }, (_, at) => `<p>${word}${at}`).join('') });
    const began = performance.now();
    const before = following(many('a')).followedParts;
    const noted = performance.now();
    expect(behind(before, many('b'))).toMatchObject({ gone: 20_000 });
    // Both take a body apart, which is most of it.
    expect(performance.now() - noted).toBeLessThan(5 * (noted - began));
  });

  it('is not known of what was translated before it was noted', () => {
    expect(behind([], source({}))).toBeUndefined();
  });
});
