import type { Feature } from '../../kernel/feature.js';
import { peopleResolvers } from './people.resolver.js';
import { tellGiven } from './tellGiven.js';

export const people: Feature = { name: 'people', resolvers: peopleResolvers, jobs: [tellGiven as never] };
