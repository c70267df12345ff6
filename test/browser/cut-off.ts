import type { Page } from 'playwright-core';

/** Runs in the page. */
const look = String.raw`(() => {
  const faults = [];
  const told = (element) => element.outerHTML.slice(0, 120);
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.push(root.scrollWidth - innerWidth + ' px too wide');
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('svg');
  };
  const scrolls = (element) =>
    element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const hasWords = ({ childNodes }) => [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  let still = 0;
  for (const element of [...document.body.querySelectorAll('*')].filter(isSeen)) {
    const { overflow, position } = getComputedStyle(element);
    const { left, right, height } = element.getBoundingClientRect();
    const isShort = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (/hidden|clip/.test(overflow) && isShort) faults.push('cut off: ' + told(element));
    // What waits far outside comes in when it has the focus.
    const isBeyond = (left < -1 && right > 0) || (right > innerWidth + 1 && left < innerWidth);
    if (hasWords(element) && isBeyond && !scrolls(element)) faults.push('beyond the edge: ' + told(element));
    if (/fixed|sticky/.test(position) && !element.closest('[data-portal]')) still += height;
  }
  if (still > innerHeight / 2) faults.push(still + ' px of ' + innerHeight + ' stand still');
  return faults;
})()`;

/** What whoever enlarged the page can't see: beyond its edge, cut off by what it is in, or for bars that stand still. */
export const cutOff = (page: Page): Promise<string[]> => page.evaluate(look);
