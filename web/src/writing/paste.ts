/**
 * Makes of what Word and web pages put on the clipboard what they meant by it; the grammar drops the rest. Word writes items
 * of lists as paragraphs with the sign as text (Office HTML, `mso-list`), Google Docs writes bold as a style.
 */
export function cleanPaste(html: string): string {
  const { body } = new DOMParser().parseFromString(
    html.replaceAll(/<!\[(?:if|endif)[^>]{0,200}>/gi, ''),
    'text/html',
  );
  for (const element of body.querySelectorAll('style, script, title, meta, link, xml, o\\:p:empty')) {
    element.remove();
  }
  for (const comment of commentsIn(body)) comment.remove();
  makeLists(body);
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) meanByStyle(element);
  for (const element of body.querySelectorAll('h1')) rename(element, 'h2');
  for (const element of body.querySelectorAll('h4, h5, h6')) rename(element, 'h3');
  for (const cell of body.querySelectorAll('td, th, li, blockquote')) flattenHeadings(cell);
  return body.innerHTML;
}

function commentsIn(body: HTMLElement): Comment[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: Comment[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Comment);
  return found;
}

/** `mso-list: l0 level2 lfo1` says how deep, and a span of `mso-list: Ignore` holds the sign. */
function makeLists(body: HTMLElement): void {
  const items = [...body.querySelectorAll<HTMLElement>('p[style*="mso-list"]')];
  for (const item of items) {
    const previous = item.previousElementSibling;
    const level = Number(/level(\d)/.exec(item.getAttribute('style')!)?.[1] ?? 1);
    const sign = item.querySelector('span[style*="mso-list"]');
    const isOrdered = /^\s*[\dA-Za-z]{1,4}[.)]/.test(sign?.textContent ?? '');
    sign?.remove();
    const entry = document.createElement('li');
    entry.append(...item.childNodes);
    let list = previous?.matches('ul, ol') ? previous : undefined;
    if (!list) {
      list = document.createElement(isOrdered ? 'ol' : 'ul');
      item.before(list);
    }
    for (let depth = 1; depth < level; depth++) {
      const last: Element = list.lastElementChild ?? list.appendChild(document.createElement('li'));
      const below: Element | null = last.querySelector(':scope > ul, :scope > ol');
      list = below ?? last.appendChild(document.createElement(isOrdered ? 'ol' : 'ul'));
    }
    list.append(entry);
    item.remove();
  }
}

function meanByStyle(element: HTMLElement): void {
  const { fontWeight, fontStyle, verticalAlign } = element.style;
  const isBold = /^(bold|bolder|[6-9]00)$/.test(fontWeight);
  // Google Docs wraps all of it into a bold element that is not bold.
  if (element.matches('b, strong') && /^(normal|[1-4]00)$/.test(fontWeight)) {
    element.replaceWith(...element.childNodes);
    return;
  }
  if (!element.matches('span, font')) return;
  const marks = [
    isBold && 'strong',
    fontStyle === 'italic' && 'em',
    verticalAlign === 'super' && 'sup',
    verticalAlign === 'sub' && 'sub',
  ].filter((mark): mark is string => typeof mark === 'string');
  for (const mark of marks) {
    const inner = document.createElement(mark);
    inner.append(...element.childNodes);
    element.append(inner);
  }
}

function flattenHeadings(holder: Element): void {
  for (const heading of holder.querySelectorAll('h1, h2, h3, h4, h5, h6')) rename(heading, 'p');
}

function rename(element: Element, name: string): void {
  const renamed = document.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}
