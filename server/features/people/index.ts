import type { Feature } from '../../kernel/feature.js';
import { handOverRest } from './handOver.js';
import { PeopleResolver } from './people.resolver.js';

export const people: Feature = { name: 'people', resolvers: [PeopleResolver], jobs: [handOverRest as never] };
