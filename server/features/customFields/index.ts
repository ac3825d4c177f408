import type { Feature } from '../../kernel/feature.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { definePolicy } from '../../kernel/policy.js';
import './checkCustomFields.js';
import { CustomFieldDefinition } from './customField.entity.js';

definePolicy(CustomFieldDefinition, { visible: () => true });

export const customFields: Feature = {
  name: 'customFields',
  entities: [CustomFieldDefinition],
  resolvers: recordOperations({
    Class: CustomFieldDefinition,
    CreateInput: createInputOf(CustomFieldDefinition),
    UpdateInput: updateInputOf(CustomFieldDefinition),
  }),
};
