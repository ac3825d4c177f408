import type { Feature } from '../../kernel/feature.js';
import { DemoResolver } from './demo.resolver.js';
import { loadDemoJob } from './loadDemo.js';
import { removeDemoJob } from './removeDemo.js';

export const demo: Feature = {
  name: 'demo',
  resolvers: [DemoResolver],
  jobs: [loadDemoJob as never, removeDemoJob as never],
};
