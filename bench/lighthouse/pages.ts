/** A page of the portal, in the language of the demonstration. */
interface PortalPage {
  readonly name: string;
  readonly path: string;
}

export const homePath = '/?lang=vi';
export const releasePagePath = (id: string): string => `/releases/${id}?lang=vi`;
/** What many releases of the demonstration tell of. */
const QUESTION = encodeURIComponent('lễ hội');

/** The pages that are judged; of all the releases the heaviest one. */
export async function demonstrationPages(url: string): Promise<PortalPage[]> {
  return [
    { name: 'home', path: homePath },
    { name: 'release', path: releasePagePath(await heaviestRelease(url)) },
    { name: 'search', path: '/search?lang=vi' },
    { name: 'found', path: `/search?q=${QUESTION}&lang=vi` },
  ];
}

/** That with the most bytes of page among all that the demonstration has published. */
async function heaviestRelease(url: string): Promise<string> {
  const list = await fetch(`${url}/api/v1/releases?limit=100`);
  const { items } = (await list.json()) as { items: readonly { readonly id: string }[] };
  const weighed = await Promise.all(
    items.map(async ({ id }) => {
      const page = await fetch(url + releasePagePath(id));
      return { id, bytes: (await page.arrayBuffer()).byteLength };
    }),
  );
  return weighed.reduce((heaviest, each) => (each.bytes > heaviest.bytes ? each : heaviest)).id;
}
