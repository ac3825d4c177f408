import type { Actor } from '../../kernel/actor.js';
import type { FieldSpec } from '../../kernel/field.js';
import { policyOf, type RowRule } from '../../kernel/policy.js';
import type { RecordClass } from '../../kernel/record.js';
import { referenceName, referencesOf } from '../../kernel/reference.js';
import { Attachment } from './attachment.entity.js';

/** A noun that can carry files, and the field of the attachment that leads to it. */
export interface Link {
  Class: RecordClass;
  field: FieldSpec;
}

/** The nouns that can carry files; declared in attachment.entity.ts. */
export const attachmentLinks = (): Link[] =>
  referencesOf(Attachment)
    .filter(({ key }) => key !== 'uploadedById')
    .map((field) => ({ field, Class: field.reference!() as RecordClass }));

/** Files are visible exactly when the record they hang on is: the rule of each noun, over its link. */
export function visibleWithRecord(actor: Actor): RowRule {
  if (!actor.can('attachment.view')) return false;
  const rules = attachmentLinks().flatMap(({ Class, field }) => {
    const rule = policyOf(Class).visible(actor);
    return rule === false ? [] : [{ [referenceName(field)]: rule === true ? {} : rule }];
  });
  return rules.length > 0 && { or: rules };
}
