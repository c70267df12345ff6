const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Go with all that is in them: it is not words of the text, or browsers and parsers disagree on what it is. */
export const removed = set(
  'script style xmp noscript template iframe noembed noframes plaintext textarea title object embed applet audio video ' +
    'canvas select datalist button input map area head base link meta param source track img picture dialog portal ' +
    'frame frameset svg math keygen meter progress output slot',
);

/** Unwrapped, but a paragraph ends before and after them. */
export const blockLike = set(
  'address article aside body caption center dd details dir div dl dt fieldset figcaption figure footer form header ' +
    'hgroup hr html legend li listing main menu nav ol pre search section summary table tbody td tfoot th thead tr ul ' +
    'blockquote',
);

export const headings: Readonly<Record<string, 'h2' | 'h3'>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
};

/** Elements with the same meaning as one of ours. */
export const emphasis: Readonly<
  Record<string, { readonly strong: true } | { readonly em: true } | { readonly script: 'sub' | 'sup' }>
> = {
  strong: { strong: true },
  b: { strong: true },
  em: { em: true },
  i: { em: true },
  sub: { script: 'sub' },
  sup: { script: 'sup' },
};

/** The attributes that mean something on an element of the grammar. */
export const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  span: ['lang'],
  figure: ['data-file'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
};
