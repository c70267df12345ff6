import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { launchBrowser } from '../../test/browser/browser.js';
import { startServer, untilQuiet } from '../server.js';
import { median } from '../statistics.js';
import { demonstrationPages } from './pages.js';

const RUNS = 5;
/** Of every category, out of 100. */
export const TARGET = 95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

/** What one look at a page gave. */
interface Look {
  readonly scores: Readonly<Record<Category, number>>;
  readonly millisecondsTo: { readonly firstPaint: number; readonly largestPaint: number };
  readonly millisecondsBlocked: number;
  readonly shift: number;
  /** Over the wire, with fonts and pictures. */
  readonly bytes: number;
  readonly machineLoad: number;
}

export interface PageMeasured {
  readonly name: string;
  readonly path: string;
  /** Medians of all looks. */
  readonly scores: Readonly<Record<Category, number>>;
  readonly looks: readonly Look[];
}

export interface LighthouseMeasured {
  readonly version: string;
  readonly pages: readonly PageMeasured[];
  /** By name of the page: the look that stands in the middle in performance, without its pictures. */
  readonly reports: ReadonlyMap<string, Report>;
}

/** How the portal's pages do on a simulated phone and network, with Lighthouse's own settings: the median of five looks. */
export async function measureLighthouse(folder: string): Promise<LighthouseMeasured> {
  const server = await startServer(join(folder, 'lighthouse'));
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const pages: PageMeasured[] = [];
    const reports = new Map<string, Report>();
    await untilQuiet(server);
    for (const { name, path } of await demonstrationPages(server.url)) {
      const looks: { readonly look: Look; readonly report: Report }[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const report = await lookAt(`${server.url}${path}`, port);
        looks.push({ look: toLook(report), report });
        console.log(
          `Lighthouse, ${name}, ${run + 1}: ${Object.values(looks.at(-1)!.look.scores).join(', ')}`,
        );
      }
      looks.sort((a, b) => a.look.scores.performance - b.look.scores.performance);
      reports.set(name, looks[Math.floor(RUNS / 2)]!.report);
      const all = looks.map(({ look }) => look);
      const scores = fromEach((category) => median(all.map((each) => each.scores[category])));
      pages.push({ name, path, scores, looks: all });
    }
    return { version: [...reports.values()][0]!.lighthouseVersion, pages, reports };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function lookAt(address: string, port: number): Promise<Report> {
  const result = await lighthouse(address, { port, logLevel: 'error' });
  if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse could not look at ${address}.`);
  const { lhr } = result;
  // Most of a report, and nothing that can be compared.
  delete lhr.fullPageScreenshot;
  for (const picture of ['screenshot-thumbnails', 'final-screenshot']) delete lhr.audits[picture];
  return lhr;
}

function toLook({ categories: scored, audits }: Report): Look {
  const number = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  return {
    scores: fromEach((category) => Math.round((scored[category]?.score ?? Number.NaN) * 100)),
    millisecondsTo: {
      firstPaint: number('first-contentful-paint'),
      largestPaint: number('largest-contentful-paint'),
    },
    millisecondsBlocked: number('total-blocking-time'),
    shift: number('cumulative-layout-shift'),
    bytes: number('total-byte-weight'),
    machineLoad: loadavg()[0]!,
  };
}

const fromEach = (value: (category: Category) => number): Record<Category, number> => ({
  performance: value('performance'),
  accessibility: value('accessibility'),
  'best-practices': value('best-practices'),
  seo: value('seo'),
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
