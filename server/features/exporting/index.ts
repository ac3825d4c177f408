import type { Feature } from '../../kernel/feature.js';
import { definePolicy, ownerRule } from '../../kernel/policy.js';
import { Export } from './export.entity.js';
import { exportResolvers } from './export.resolver.js';
import { exportFiles } from './exports.http.js';

definePolicy<Export>(Export, {
  visible: (actor) => ownerRule(actor, 'export.view', 'ownerId'),
});

export const exporting: Feature = {
  name: 'exporting',
  entities: [Export],
  resolvers: exportResolvers,
  http: exportFiles,
};
