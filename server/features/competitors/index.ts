import { bulkOperations } from '../../kernel/bulk.js';
import type { Feature } from '../../kernel/feature.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { definePolicy, sharedBy } from '../../kernel/policy.js';
import { Competitor } from './competitor.entity.js';

definePolicy(Competitor, sharedBy<Competitor>('competitor'));

export const competitors: Feature = {
  name: 'competitors',
  entities: [Competitor],
  resolvers: [
    ...recordOperations({
      Class: Competitor,
      CreateInput: createInputOf(Competitor),
      UpdateInput: updateInputOf(Competitor),
      summarized: true,
    }),
    ...bulkOperations(Competitor),
  ],
};
