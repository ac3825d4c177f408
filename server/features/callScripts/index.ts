import type { Feature } from '../../kernel/feature.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { definePolicy, sharedBy } from '../../kernel/policy.js';
import { CallScript } from './callScript.entity.js';
import './callScript.rules.js';

definePolicy(CallScript, sharedBy<CallScript>('callScript'));

export const callScripts: Feature = {
  name: 'callScripts',
  entities: [CallScript],
  resolvers: recordOperations({
    Class: CallScript,
    CreateInput: createInputOf(CallScript),
    UpdateInput: updateInputOf(CallScript),
  }),
};
