const LONGEST = 2000;
const MAIL = /^mailto:[\w.!#$%&'*+/=^`{|}~-]+@[a-z0-9.-]+(\?[\w.!$'()*+,;:@/?%&=~-]*)?$/i;

/**
 * The address of a link in the form that browsers make of it (WHATWG URL), if it is an absolute http, https or mailto
 * address; else undefined. One that carries a user name is refused: `https://gov.example@elsewhere/` only misleads.
 * A relative one belongs to the page `base`; a mere place in that page (`#…`) leads nowhere.
 */
export function safeLink(address: string, base?: string): string | undefined {
  const page = /^\s*(#|$)/.test(address) ? undefined : base;
  if (address.length > LONGEST || !URL.canParse(address, page)) return undefined;
  const { protocol, username, password, href } = new URL(address, page);
  if (href.length > LONGEST) return undefined;
  if (protocol === 'mailto:') return MAIL.test(href) ? href : undefined;
  const web = protocol === 'http:' || protocol === 'https:';
  return web && username === '' && password === '' ? href : undefined;
}

/** What to call a refused address when telling its author: its scheme, or that it has none. */
export function schemeOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : 'relative';
}
