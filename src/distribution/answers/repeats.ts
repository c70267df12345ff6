import { Injectable } from '@nestjs/common';
import type { AnswerAtHand, Asked } from '../../platform/http/index.js';
import type { Encoding } from './encodings.js';
import { PublicAnswers, type ReadyAnswer } from './public-answers.js';
import { chooseForm, questionOf } from './send.js';

/**
 * What somebody was answered a moment ago, for whoever asks again in the same words: guards, pipes and controller let
 * everybody in to what is public, and found nothing wrong with the question.
 */
@Injectable()
export class Repeats {
  private readonly headers = new WeakMap<ReadyAnswer, Map<string, AnswerAtHand['headers']>>();

  constructor(private readonly answers: PublicAnswers) {}

  find(asked: Asked): AnswerAtHand | undefined {
    const ready = this.answers.ready(questionOf(asked));
    if (!ready) return undefined;
    const { route, answer } = ready;
    const { encoding, etag, isKnown } = chooseForm(ready, asked.headers);
    if (isKnown) return { route, status: 304, headers: this.headersOf(ready, etag), bytes: undefined };
    const bytes = encoding ? answer.encoded?.(encoding) : answer.bytes;
    // Whoever asks for a coding that is just being made waits for it as the first one does.
    if (!Buffer.isBuffer(bytes)) return undefined;
    return { route, status: 200, headers: this.headersOf(ready, etag, encoding), bytes };
  }

  /** Made once for each coding. */
  private headersOf(ready: ReadyAnswer, etag: string, encoding?: Encoding): AnswerAtHand['headers'] {
    let made = this.headers.get(ready);
    if (!made) this.headers.set(ready, (made = new Map()));
    const form = `${etag} ${encoding}`;
    let headers = made.get(form);
    if (!headers) {
      headers = { ...ready.headers, etag, ...(encoding && { 'content-encoding': encoding }) };
      made.set(form, headers);
    }
    return headers;
  }
}
