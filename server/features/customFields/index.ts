import type { Feature } from '../../kernel/feature.js';
import { definePolicy } from '../../kernel/policy.js';
import { CustomFieldDefinition } from './customField.entity.js';
import { customFieldResolvers } from './customField.resolver.js';
import './customField.rules.js';
import './definitions.js';
import { indexField } from './indexField.js';

definePolicy(CustomFieldDefinition, { visible: () => true });

export const customFields: Feature = {
  name: 'customFields',
  entities: [CustomFieldDefinition],
  resolvers: customFieldResolvers,
  jobs: [indexField as never],
};
