import type { Feature } from '../../kernel/feature.js';
import { FirstStepsResolver } from './firstSteps.resolver.js';

export const onboarding: Feature = { name: 'onboarding', resolvers: [FirstStepsResolver] };
