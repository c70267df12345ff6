import type { Page } from 'playwright-core';

interface Listed {
  readonly id: string;
  readonly version: number;
  readonly urgent?: boolean;
  readonly title: string;
  readonly summary: string;
}

/** The kinds of the portal's pages, and how one gets there. */
export async function portalScreens(address: string) {
  const answer = await fetch(`${address}/api/v1/releases?limit=100`);
  const { items } = (await answer.json()) as { items: readonly Listed[] };
  const release = items.find(({ title }) => title.startsWith('Điều chỉnh giao thông'))!;
  const official = async (page: Page, text: string) => {
    await page.goto(`${address}/official`);
    await page.locator('main textarea').first().fill(text);
    await page.locator('main form button').first().click();
    await page.locator('#tl').waitFor();
  };
  const follow = async (page: Page, from: string, link: string) => {
    await page.goto(address + from);
    await page.locator(link).first().click();
  };
  const at = (name: string, path: string) => ({ name, go: (page: Page) => page.goto(address + path) });
  return [
    at('home', '/'),
    at('release', `/releases/${release.id}`),
    { name: 'retracted', go: (page: Page) => follow(page, '/mended', 'main a:text-is("Tin đã thu hồi")') },
    at('old-version', `/releases/${release.id}/versions/1`),
    at('difference', `/releases/${release.id}/difference?from=1&to=2`),
    at('search', `/search?q=${encodeURIComponent('lễ hội')}`),
    { name: 'place', go: (page: Page) => follow(page, '/places', 'main .plain a, main .rows a, main li a') },
    at('archive', '/archive'),
    at('mended', '/mended'),
    { name: 'official', go: (page: Page) => official(page, release.title) },
    { name: 'official-close', go: (page: Page) => official(page, release.summary.replace('7 giờ', '6 giờ')) },
    {
      name: 'official-none',
      go: (page: Page) => official(page, 'Từ mai, mọi xe máy vào thành phố nộp phí 50.000 đồng một lượt.'),
    },
    at('press', '/press'),
    at('ledger', '/ledger'),
    at('error', '/releases/00000000-0000-7000-8000-000000000000'),
  ].map(({ name, go }) => ({ name: `portal-${name}`, go }));
}
