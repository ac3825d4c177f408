import type { Feature } from '../../kernel/feature.js';
import { definePolicy, sharedBy } from '../../kernel/policy.js';
import { hasMany } from '../../kernel/reference.js';
import { Pipeline, PipelineStage } from './pipeline.entity.js';
import { pipelineResolvers } from './pipeline.resolver.js';
import './pipeline.rules.js';

definePolicy(Pipeline, sharedBy<Pipeline>('pipeline'));
definePolicy(PipelineStage, sharedBy<PipelineStage>('pipeline'));
hasMany(Pipeline, 'stages', PipelineStage, 'pipelineId', {
  description: 'Its stages in order.',
  orderBy: [{ field: 'position', direction: 'ASC' }],
  paged: false,
});

export const pipelines: Feature = {
  name: 'pipelines',
  entities: [Pipeline, PipelineStage],
  resolvers: pipelineResolvers,
};
