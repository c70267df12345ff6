import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Answer, type Api } from '../support/api.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What browsers say that they take. */
export const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

/** An element of a page, as a browser's parser understands it. */
export class Part {
  constructor(private readonly element: Element) {}

  get tag(): string {
    return this.element.tagName;
  }

  get attributes(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.element.attrs.map(({ name, value }) => [name, value]));
  }

  attribute(name: string): string | undefined {
    return this.attributes[name];
  }

  /** The words in it, without those of scripts and styles; spaces are one. */
  get text(): string {
    return wordsOf(this.element).replace(/\s+/g, ' ').trim();
  }

  /** Everything in it that is so (all of it if nothing is said): `a`, `.rows`, `#dan`, `p.kind`. */
  all(selector: string): Part[] {
    const [, tag, sign, name] = /^([a-z0-9]*)(?:([.#])([\w-]+))?$/.exec(selector)!;
    const isIt = ({ tagName, attrs }: Element) => {
      if (tag && tagName !== tag) return false;
      if (!sign) return true;
      const value = attrs.find((each) => each.name === (sign === '#' ? 'id' : 'class'))?.value ?? '';
      return sign === '#' ? value === name : value.split(' ').includes(name!);
    };
    return below(this.element).flatMap((element) => (isIt(element) ? [new Part(element)] : []));
  }

  /** The first that is so. Throws if there is none. */
  one(selector: string): Part {
    const [first] = this.all(selector);
    if (!first) throw new Error(`There is no ${selector} in: ${this.text.slice(0, 300)}`);
    return first;
  }

  /** Text of each that is so. */
  texts(selector: string): string[] {
    return this.all(selector).map(({ text }) => text);
  }

  /** Where its links lead, by their words. */
  get links(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.all('a').map((link) => [link.text, link.attribute('href')!]));
  }
}

export interface Seen extends Answer {
  readonly page: Part;
  readonly main: Part;
  /** Of the tab. */
  readonly title: string;
}

/** Reads a page as a browser would; `accept-language: en` unless told otherwise. */
export async function open(api: Api, path: string, headers: Record<string, string> = {}): Promise<Seen> {
  return seen(await api.get(path, { accept: BROWSER, ...headers }));
}

export function seen(answer: Answer): Seen {
  if (!answer.headers['content-type']?.startsWith('text/html'))
    throw new Error(`${answer.status} is no page: ${answer.text.slice(0, 300)}`);
  const root = parse(answer.text).childNodes.find((node): node is Element => node.nodeName === 'html')!;
  const page = new Part(root);
  return { ...answer, page, main: page.one('main'), title: page.one('title').text };
}

function below(node: Node): Element[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...below(child)] : []));
}

function wordsOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (node.nodeName === 'script' || node.nodeName === 'style' || !('childNodes' in node)) return '';
  const inner = node.childNodes.map(wordsOf).join('');
  return /^(p|li|h\d|div|section|dt|dd|td|th|br|header|nav|article|ul|ol)$/.test(node.nodeName)
    ? ` ${inner} `
    : inner;
}
