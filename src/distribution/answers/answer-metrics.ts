import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../../platform/metrics/index.js';

/** Numbers of the public answers that this process keeps. */
@Injectable()
export class AnswerMetrics {
  readonly hits: Counter;
  readonly misses: Counter;
  readonly dropped: Counter;
  readonly bytes: Gauge;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.hits = new Counter({
      name: 'khen_answers_hits_total',
      help: 'Public answers that were at hand.',
      registers,
    });
    this.misses = new Counter({
      name: 'khen_answers_misses_total',
      help: 'Public answers, and encodings of them, that were made.',
      registers,
    });
    this.dropped = new Counter({
      name: 'khen_answers_dropped_total',
      help: 'Public answers forgotten because what they tell of changed.',
      registers,
    });
    this.bytes = new Gauge({
      name: 'khen_answers_bytes',
      help: 'Memory that kept public answers take, roughly.',
      registers,
    });
  }
}
