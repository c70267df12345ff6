import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PublicAnswers } from './public-answers.js';
import { questionOf, sendReady } from './send.js';

/**
 * Answers whoever asks again what somebody was answered a moment ago, in the same words, before the way through guards,
 * pipes and controller: they let everybody in to what is public, and found nothing wrong with the question. Counted, limited
 * and logged it is like every other.
 */
export function answerRepeats(app: NestFastifyApplication): void {
  const answers = app.get(PublicAnswers, { strict: false });
  // After the limiter, which counts a request when its route is known.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', (request, reply, done) => {
      const reads = request.method === 'GET' || request.method === 'HEAD';
      const ready = reads ? answers.ready(questionOf(request)) : undefined;
      if (ready) sendReady(ready, request, reply);
      else done();
    });
}
