import type { Feature } from '../../kernel/feature.js';
import { peopleResolvers } from './people.resolver.js';

export const people: Feature = { name: 'people', resolvers: peopleResolvers };
