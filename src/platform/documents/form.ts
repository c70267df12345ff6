/**
 * The form of administrative documents: Decree 30/2020/NĐ-CP, Appendix I, Part I. Where it gives a range of sizes, these are
 * the ones of its own specimen (section V).
 */

const millimetres = (length: number): number => (length * 72) / 25.4;

/** Section I: A4 upright, 20–25 mm above and below, 30–35 mm to the left, 15–20 mm to the right. In points. */
export const page = {
  width: millimetres(210),
  height: millimetres(297),
  top: millimetres(20),
  bottom: millimetres(20),
  left: millimetres(30),
  right: millimetres(20),
  /** From the paper's upper edge to the page number, which stands in the margin. */
  number: millimetres(10),
} as const;

export const textWidth = page.width - page.left - page.right;

/** Section V, in points. */
export const size = {
  nationalName: 12,
  motto: 13,
  organisation: 12,
  number: 13,
  placeAndDate: 13,
  mark: 13,
  kind: 14,
  title: 14,
  body: 14,
  signatory: 14,
  recipientsWord: 12,
  recipients: 11,
  pageNumber: 13,
  /** What the decree does not know. */
  caption: 12,
  check: 9,
} as const;

/** Section II.6.e: first lines 1 or 1.27 cm in, at least 6 pt between paragraphs, from single to one and a half lines. */
export const body = { firstLine: 36, paragraphGap: 6, lineHeight: 1.1 } as const;

/** Section II.2.b and 5.b: the line under a name or abstract is a third to a half as long as the line of text above it. */
export const ruleLength = (textLength: number, available: number): number =>
  Math.min(textLength, available) * 0.42;

/** The two halves of the head: the national name stands on one line, the organisation has the rest. */
export const head = { left: 178, right: textWidth - 178 } as const;

/** Section III.2.b: KHẨN is stamped 20 × 8 mm, in bright red. */
export const stamp = { width: millimetres(20), height: millimetres(8), colour: '#E60000' } as const;

export const foot = { left: textWidth * 0.54, right: textWidth * 0.46, signature: 64, code: 62 } as const;

export const picture = { height: 330, longestSide: 1600 } as const;
