import type { FieldType, TextFormat } from '../../kernel/field.js';

/** A field that a column can be mapped to, as the registry and the custom fields describe it. */
export interface TargetField {
  /** `companyName`, `billingAddress.city`, `customFields.segment`. */
  key: string;
  label: string;
  type: FieldType;
  format?: TextFormat | 'COUNTRY';
  required: boolean;
  /** The choices of a CHOICE, or of custom lists. */
  options?: string[];
  /** What people call the options, by option. */
  optionLabels?: Record<string, string>;
  /** Class name of the noun a REFERENCE leads to. */
  reference?: string;
}

/** Why a value was not taken; `code` is stable, `message` is for people. */
export interface CellProblem {
  code: string;
  message: string;
}
