import { defaultTreeAdapter, type DefaultTreeAdapterTypes, html as standard, parseFragment } from 'parse5';
import { htmlError } from './errors.js';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

const MOST_CHARACTERS = 1_000_000;
const MOST_ELEMENTS = 50_000;

/**
 * Parses untrusted HTML as a browser does inside a `div`. Unclosed formatting elements are opened again in every following
 * paragraph, so a short text can ask for millions of elements: they are counted while they are made.
 * Throws `html.too-large` (in UTF-16 code units) and `html.too-complex`.
 */
export function parseHtml(html: string): Node[] {
  if (html.length > MOST_CHARACTERS) throw htmlError('too-large', { most: MOST_CHARACTERS });
  let elements = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement: (
      ...[name, namespace, attributes]: Parameters<typeof defaultTreeAdapter.createElement>
    ) => {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw htmlError('too-complex');
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
  };
  const context = defaultTreeAdapter.createElement('div', standard.NS.HTML, []);
  return parseFragment(context, html, { treeAdapter }).childNodes;
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** False for what stands inside svg and math. */
export function isHtml(element: Element): boolean {
  return element.namespaceURI === standard.NS.HTML;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}
