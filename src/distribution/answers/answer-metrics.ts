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
  readonly reads: Counter;
  readonly replicaUsed: Gauge;
  readonly replicaLag: Gauge;

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
    this.reads = new Counter({
      name: 'khen_public_reads_total',
      help: 'What was read to make public answers, by where; only with a replica.',
      labelNames: ['from'],
      registers,
    });
    this.replicaUsed = new Gauge({
      name: 'khen_replica_used',
      help: 'Whether the replica is used: 1 or 0.',
      registers,
    });
    this.replicaLag = new Gauge({
      name: 'khen_replica_lag_bytes',
      help: 'Bytes of the WAL that the replica had not replayed when it was last asked.',
      registers,
    });
  }
}
