import { Injectable } from '@nestjs/common';
import type { AnswerAtHand, Asked } from '../../platform/http/index.js';
import { PublicAnswers } from './public-answers.js';
import { chooseForm, questionOf } from './send.js';

/**
 * What somebody was answered a moment ago, for whoever asks again in the same words: guards, pipes and controller let
 * everybody in to what is public, and found nothing wrong with the question.
 */
@Injectable()
export class Repeats {
  constructor(private readonly answers: PublicAnswers) {}

  find(asked: Asked): AnswerAtHand | undefined {
    const ready = this.answers.ready(questionOf(asked));
    if (!ready) return undefined;
    const { route, answer, headers } = ready;
    const { encoding, etag, isKnown } = chooseForm(ready, asked.headers);
    if (isKnown) return { route, status: 304, headers, etag, encoding: undefined, bytes: undefined };
    const bytes = encoding ? answer.encoded?.(encoding) : answer.bytes;
    // Whoever asks for a coding that is just being made waits for it as the first one does.
    return Buffer.isBuffer(bytes) ? { route, status: 200, headers, etag, encoding, bytes } : undefined;
  }
}
