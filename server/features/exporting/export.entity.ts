import {
  type Choice,
  ChoiceField,
  choices,
  IntegerField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from '../identity/user.entity.js';

export const ExportFormat = choices('ExportFormat', 'How an exported list is written.', {
  CSV: 'Text with commas, UTF-8.',
  XLSX: 'An Excel workbook.',
  JSON: 'A list of objects.',
});

export interface ExportOrder {
  field: string;
  direction?: 'ASC' | 'DESC';
  /** Key of the custom field, when `field` is customField. */
  key?: string | null;
}

const fixed = { write: 'NEVER' as const, filter: false, sort: false };

/** A list that somebody took out of Rapport: who, what and when stays on record. */
@Noun({
  table: 'exports',
  plural: 'exports',
  label: 'Export',
  title: 'subjectType',
  description: 'A list that was exported: who took what out of Rapport, and when.',
})
export class Export extends BaseRecord {
  @TextField('The noun that was listed, such as Client.', { write: 'NEVER' })
  subjectType: string;

  @ChoiceField(ExportFormat, 'How it was written.', { write: 'NEVER' })
  format: Choice<typeof ExportFormat>;

  @JsonField('Conditions of the list, in the filter language.', { ...fixed, nullable: true })
  filter: FilterJson | null;

  @TextField('Words that were looked for.', { ...fixed, nullable: true })
  search: string | null;

  @JsonField('Its order.', { ...fixed, default: [] })
  orderBy: ExportOrder[];

  @TextsField('Keys of its columns.', fixed)
  columns: string[];

  @IntegerField('How many rows were written; null until the last one was.', { ...fixed, nullable: true })
  rowCount: number | null;

  @BelongsTo(() => User, 'Who exported it.', { write: 'NEVER', nullable: true })
  ownerId: string | null;
}
