import type { Frame } from '../page.js';
import { Icon } from './icon.js';
import { Weave } from './weave.js';

interface ProofProps {
  readonly frame: Frame;
  readonly title: string;
  readonly says: string;
  readonly digest: string;
  readonly index: number;
  /** Address of the proof file. */
  readonly href: string;
}

/** A colophon: who said what and when, at which entry; then the codes; then how to check it oneself. */
export function Proof({ frame, title, says, digest, index, href }: ProofProps) {
  const { words, moments, to } = frame;
  const { release } = words;
  return (
    <section class="proof" id="bang-chung" aria-labelledby="bc">
      <Weave digest={digest} />
      <h2 id="bc">{title}</h2>
      <p>{says}</p>
      <dl>
        <dt>{release.ledgerEntry}</dt>
        <dd class="num">{moments.number(index)}</dd>
        <dt>{release.digest}</dt>
        <dd>
          <code>sha256 {digest.replace(/(.{16})(?=.)/g, '$1 ')}</code>
        </dd>
      </dl>
      <div class="acts">
        <a class="button quiet" href={to('/ledger#verify')}>
          {release.verify}
        </a>
        <a class="button quiet" href={href} download="">
          <Icon name="download" />
          {release.proofFile}
        </a>
      </div>
    </section>
  );
}
