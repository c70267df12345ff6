import { z } from 'zod';
import type { Parameters } from '../platform/errors/index.js';
import { lineOfText, linesOfText } from '../platform/text/index.js';

/** The kinds of official information that this platform publishes. */
export const releaseKinds = ['press release', 'notice', 'statement', 'invitation'] as const;

/**
 * In whose authority somebody signs: for the whole body (TM.), in place of the head (KT.), by the head's order (TL.), by
 * written mandate (TUQ.). Decree 30/2020/NĐ-CP, appendix I, II.7.
 */
export const authorityForms = ['TM.', 'KT.', 'TL.', 'TUQ.'] as const;

/** Legal grounds on which published words may be erased. */
export const redactionGrounds = [
  'personal-data',
  'children',
  'state-secret',
  'court-order',
  'copyright',
  'other-law',
] as const;

/** Longest body accepted, in characters of HTML: about sixty printed pages. */
export const BODY_LIMIT = 200_000;

export const title = lineOfText({ min: 0, max: 300 });
export const summary = lineOfText({ min: 0, max: 1000 });
export const personName = lineOfText({ min: 0, max: 120 });
export const position = lineOfText({ min: 0, max: 200 });
export const line = lineOfText({ min: 0, max: 300 });
export const publicWords = linesOfText({ min: 1, max: 2000 });
export const quoteWords = linesOfText({ min: 0, max: 2000 });
export const contactPhone = z
  .string()
  .max(40)
  .regex(/^[+\d][\d .()-]{2,38}$|^$/);
export const contactEmail = z.union([z.email().max(200), z.literal('')]);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const states: Readonly<Record<string, { vi: string; en: string }>> = {
  draft: { vi: 'đang soạn', en: 'a draft' },
  in_review: { vi: 'chờ duyệt', en: 'in review' },
  approved: { vi: 'đã duyệt', en: 'approved' },
  scheduled: { vi: 'đã hẹn giờ phát hành', en: 'scheduled' },
  published: { vi: 'đã phát hành', en: 'published' },
  superseded: { vi: 'đã được thay thế', en: 'superseded' },
  discarded: { vi: 'đã hủy', en: 'discarded' },
  translating: { vi: 'đang dịch', en: 'being translated' },
  reviewed: { vi: 'đã soát xét', en: 'reviewed' },
  public: { vi: 'đã công bố', en: 'public' },
  unpublished: { vi: 'chưa phát hành', en: 'unpublished' },
  retracted: { vi: 'đã thu hồi', en: 'retracted' },
};

/** A state as errors speak of it. */
export function stateName(state: string): Parameters {
  return { state: states[state] ?? { vi: state, en: state } };
}
