/** What `fold` makes of a text, as SQL: an expression of text without marks and in lower case. */
export const folded = (text: string): string =>
  `replace(regexp_replace(normalize(lower(normalize(${text}, nfd)), nfd), '[\\u0300-\\u036f]', '', 'g'), 'đ', 'd')`;
