import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../statistics.js';
import { type LighthouseMeasured, TARGET } from './lighthouse.js';

/** The scores of every page, and what the one for performance is made of. */
export function reportLighthouse({
  version,
  pages,
}: Pick<LighthouseMeasured, 'version' | 'pages'>): string[] {
  return [
    `## Lighthouse ${version}`,
    '',
    'Mobile, with its own settings, the demonstration’s pages: the median of five looks. FCP, LCP: milliseconds to the first and to',
    'the largest paint; TBT: blocked for; CLS: how far things moved; bytes with fonts and pictures. Load: of the machine.',
    '',
    '| page | performance | accessibility | best practices | SEO | target | FCP | LCP | TBT | CLS | bytes | load |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...pages.map(({ name, path, scores, looks }) => {
      const middle = (pick: (look: (typeof looks)[number]) => number, digits = 0): string =>
        median(looks.map(pick)).toFixed(digits);
      const { performance, accessibility, seo } = scores;
      const all = [performance, accessibility, scores['best-practices'], seo];
      const cells = [
        `${name}, \`${path}\``,
        ...all,
        `≥ ${TARGET}: ${Math.min(...all) >= TARGET ? 'met' : 'MISSED'}`,
        middle((look) => look.millisecondsTo.firstPaint),
        middle((look) => look.millisecondsTo.largestPaint),
        middle((look) => look.millisecondsBlocked),
        middle((look) => look.shift, 3),
        middle((look) => look.bytes),
        middle((look) => look.machineLoad, 1),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

/** Writes the middle report of each page into a folder of its own beside the summary. */
export function keepReports(path: string, { reports }: LighthouseMeasured): void {
  const folder = `${path}-reports`;
  mkdirSync(folder, { recursive: true });
  for (const [name, report] of reports)
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report)}\n`);
}
