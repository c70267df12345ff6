import { Global, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Readiness } from './readiness.js';
import { TaskMetrics } from './task-metrics.js';

@Global()
@Module({
  controllers: [MetricsController, HealthController],
  providers: [Metrics, Readiness, TaskMetrics],
  exports: [Metrics, Readiness],
})
export class MetricsModule {}

export { Metrics } from './metrics.js';
export { Readiness } from './readiness.js';
export { observeRequests } from './request-log.js';
