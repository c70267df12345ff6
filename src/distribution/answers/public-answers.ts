import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import type { Queryable } from '../../platform/database/index.js';
import { AnswerMetrics } from './answer-metrics.js';
import { type Accepted, compress, type Encoding } from './encodings.js';
import { Freshness } from './freshness.js';
import { KeptAnswers } from './kept-answers.js';
import { PublicReads } from './public-reads.js';

/** Bytes for everybody, with what they are. */
export interface PublicAnswer {
  readonly bytes: Buffer;
  /** Strong: digest of these very bytes. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When what it tells of changed last, for those who can't ask by tag. */
  readonly modified?: Date;
  /** Milliseconds since 1970: from then on it must be made anew, though nothing that it tells of has changed. */
  readonly until?: number;
  /** The bytes in another encoding, made once and kept beside; only remembered answers have it. */
  readonly encoded?: (encoding: Encoding) => Buffer | Promise<Buffer>;
  /** Keeps what to say to the same question again; only remembered answers have it. */
  readonly keepReady?: (question: string, ready: ReadyAnswer) => void;
}

/** An answer with all that a question asked for: to be sent to whoever asks it in the same words. */
export interface ReadyAnswer {
  /** That answered it, as it is counted and logged. */
  readonly route: string;
  readonly answer: PublicAnswer;
  readonly accepted: Accepted;
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer is kept elsewhere, under `key`: without it this is worth nothing, and is forgotten with it. */
interface Ready {
  readonly kept: KeptAnswers;
  readonly key: string;
  readonly ready: ReadyAnswer;
}

/** One making that is under way; forgotten as soon as something that it depends on changes. */
interface Making {
  readonly names: readonly string[];
  readonly value: Promise<object>;
}

/**
 * The share of the memory for answers to what anybody can ask in endless ways: whoever asks much of that pushes out its like
 * alone.
 */
const SHARE_OF_QUESTIONS = 1 / 8;

/** What the public is told, made once and kept until what it depends on changes. Bounded; the same for every caller. */
@Injectable()
export class PublicAnswers {
  private readonly kept: KeptAnswers;
  private readonly keptOfQuestions: KeptAnswers;
  private readonly underWay = new Map<string, Making>();

  constructor(
    private readonly freshness: Freshness,
    private readonly reads: PublicReads,
    private readonly metrics: AnswerMetrics,
    private readonly clock: Clock,
    config: Config,
  ) {
    const ofQuestions = Math.floor(config.answerCacheBytes * SHARE_OF_QUESTIONS);
    this.keptOfQuestions = new KeptAnswers(ofQuestions);
    this.kept = new KeptAnswers(config.answerCacheBytes - ofQuestions, (key) =>
      this.keptOfQuestions.drop([readiesOf(key)]),
    );
    freshness.onChange((names) => {
      metrics.dropped.inc(this.kept.drop(names) + this.keptOfQuestions.drop(names));
      this.count();
      // Who asks from now on must not be given what was read before the change.
      for (const [key, making] of this.underWay)
        if (!names || making.names.some((name) => names.includes(name))) this.underWay.delete(key);
    });
  }

  /**
   * The value under this key, from memory unless something that `names` names has changed since it was made (see
   * `names.ts`). `make` reads where it is told to, one statement after another; `seen` as in `PublicReads`. Many callers of a
   * cold key share one making. Errors are not kept. Throws 503 when the database can't be asked for what may have changed.
   */
  remember<Value extends object>(
    key: string,
    names: readonly string[],
    make: (on: Queryable) => Promise<Value>,
    seen = 0,
  ): Promise<Value> {
    return this.rememberIn(this.kept, key, names, make, seen);
  }

  /** The same for the answer to a free question, kept among its like. */
  rememberQuestion<Value extends object>(
    key: string,
    names: readonly string[],
    make: (on: Queryable) => Promise<Value>,
  ): Promise<Value> {
    return this.rememberIn(this.keptOfQuestions, key, names, make, 0);
  }

  /** What `remember` has under this key, if that may be told without asking anybody. */
  atHand(key: string): object | undefined {
    return this.freshness.isConfirmed ? this.kept.get(key) : undefined;
  }

  private async rememberIn<Value extends object>(
    kept: KeptAnswers,
    key: string,
    names: readonly string[],
    make: (on: Queryable) => Promise<Value>,
    seen: number,
  ): Promise<Value> {
    if (!this.freshness.isConfirmed) await this.freshness.confirm();
    const known = kept.get(key);
    if (known) {
      this.metrics.hits.inc();
      return known as Value;
    }
    return this.once(kept, key, names, async () =>
      this.toKeep(kept, key, names, await this.reads.read(seen, make)),
    );
  }

  /** What the same question was answered, if that may still be told without asking anybody. */
  ready(question: string): ReadyAnswer | undefined {
    if (!this.freshness.isConfirmed) return undefined;
    const ready = readyIn(this.keptOfQuestions, question);
    if (!ready || this.isOver(ready.answer)) return undefined;
    this.metrics.hits.inc();
    return ready;
  }

  private isOver({ until }: PublicAnswer): boolean {
    return until !== undefined && (this.clock.lately() ?? Number.POSITIVE_INFINITY) >= until;
  }

  /** Makes it unless that is under way, and keeps it unless something it depends on changed meanwhile. */
  private once<Value extends object>(
    kept: KeptAnswers,
    key: string,
    names: readonly string[],
    make: () => Promise<Value>,
  ): Promise<Value> {
    const running = this.underWay.get(key);
    if (running) return running.value as Promise<Value>;
    this.metrics.misses.inc();
    const value = make()
      .then((made) => {
        // Forgotten while it was made, it may be older than the change: it answers those who wait for it, nobody else.
        if (this.underWay.get(key) === making) this.keep(kept, key, names, made);
        return made;
      })
      .finally(() => {
        if (this.underWay.get(key) === making) this.underWay.delete(key);
      });
    const making: Making = { names, value };
    this.underWay.set(key, making);
    return value;
  }

  private keep(kept: KeptAnswers, key: string, names: readonly string[], value: object): void {
    const bytes = Buffer.isBuffer(value) ? value : (value as Partial<PublicAnswer>).bytes;
    kept.set(key, { value, names, bytes: bytes?.length ?? 0 });
    this.count();
  }

  private count(): void {
    this.metrics.bytes.set(this.kept.size + this.keptOfQuestions.size);
  }

  private toKeep<Value extends object>(
    kept: KeptAnswers,
    key: string,
    names: readonly string[],
    value: Value,
  ): Value {
    if (!isAnswer(value)) return value;
    const headers = { ...value.headers, 'surrogate-key': names.join(' ') };
    // Named by the tag as well: the form of other bytes than these is never found.
    const forms = { br: `br ${value.etag} ${key}`, gzip: `gzip ${value.etag} ${key}` };
    const encoded = (encoding: Encoding): Buffer | Promise<Buffer> =>
      (kept.get(forms[encoding]) as Buffer | undefined) ??
      // Whoever still holds what was dropped, or never kept, keeps no more of it than its bytes.
      (kept.get(key) === answer
        ? this.once(kept, forms[encoding], names, () => compress(encoding, value.bytes))
        : compress(encoding, value.bytes));
    // One answer can be asked for in endless words: they are kept among their like.
    const keepReady = (question: string, ready: ReadyAnswer): void => {
      if (kept.get(key) !== answer) return;
      const found: Ready = { kept, key, ready };
      const withAnswer = [...names, readiesOf(key)];
      this.keptOfQuestions.set(readyKey(question), { value: found, names: withAnswer, bytes: 0 });
    };
    const answer = { ...value, headers, encoded, keepReady };
    return answer;
  }
}

/** Names what is worth nothing without the answer under this key. */
const readiesOf = (key: string): string => `ready of ${key}`;
const readyKey = (question: string): string => `ready ${question}`;

function readyIn(questions: KeptAnswers, question: string): ReadyAnswer | undefined {
  const found = questions.get(readyKey(question)) as Ready | undefined;
  if (!found) return undefined;
  // Asked for, so that what is used is not what is forgotten first.
  const answer = found.kept.get(found.key) as PublicAnswer | undefined;
  return answer?.bytes === found.ready.answer.bytes ? found.ready : undefined;
}

const isAnswer = (value: object): value is PublicAnswer => 'bytes' in value && 'etag' in value;

export const json = { 'content-type': 'application/json; charset=utf-8' };

/** An answer out of bytes; `headers` beside, or instead of, the usual ones. */
export function publicAnswer(bytes: Buffer, headers: Readonly<Record<string, string>>): PublicAnswer {
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`, headers };
}
