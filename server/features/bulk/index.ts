import type { Feature } from '../../kernel/feature.js';
import { definePolicy } from '../../kernel/policy.js';
import { BulkJob } from './bulkJob.entity.js';
import { bulkJobResolvers } from './bulkJob.resolver.js';
import { defineBulkStep, runBulkJob } from './bulkWork.js';
import { failureFiles } from './failures.http.js';
import { rowsStep } from './rowsStep.js';
import './undoLarge.js';

definePolicy<BulkJob>(BulkJob, {
  visible: (actor) => ({ ownerId: { in: [actor.userId] } }),
  owners: (job) => [job.ownerId],
});
for (const kind of ['EDIT', 'TAG', 'DELETE', 'ASSIGN'] as const) defineBulkStep(kind, rowsStep);

export const bulk: Feature = {
  name: 'bulk',
  entities: [BulkJob],
  resolvers: bulkJobResolvers,
  jobs: [runBulkJob as never],
  http: failureFiles,
};
