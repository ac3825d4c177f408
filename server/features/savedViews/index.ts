import type { Feature } from '../../kernel/feature.js';
import { SavedView, SavedViewChoice } from './savedView.entity.js';
import './savedView.policy.js';
import { savedViewResolvers } from './savedView.resolver.js';
import './savedView.rules.js';

export const savedViews: Feature = {
  name: 'savedViews',
  entities: [SavedView, SavedViewChoice],
  resolvers: savedViewResolvers,
};
