import { fieldsOf } from '../../kernel/field.js';
import { allNouns, type NounSpec } from '../../kernel/noun.js';

/** The nouns whose records carry tags: all that have such a list. */
export const taggedNouns = (): NounSpec[] =>
  allNouns().filter(({ Class }) => fieldsOf(Class).get('tags')?.type === 'TEXTS');
