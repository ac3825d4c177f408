import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  IdField,
  InstantField,
  IntegerField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from '../identity/user.entity.js';
import type { Mapping } from './mapping.js';

export const ImportStatus = choices('ImportStatus', 'Where an import stands.', {
  UPLOADED: 'The file is there; it waits to be configured and checked.',
  CHECKING: 'The dry run is going on.',
  READY: 'The dry run is done; it may start.',
  RUNNING: 'Records are being written.',
  PAUSED: 'It waits to be resumed.',
  DONE: 'All rows have been dealt with.',
  FAILED: 'It stopped; error says why.',
  UNDOING: 'What it wrote is being taken back.',
  UNDONE: 'What it wrote has been taken back.',
});

export const ImportMode = choices('ImportMode', 'What happens with rows that match existing records.', {
  CREATE: 'Only new records; rows that match existing ones are skipped.',
  UPDATE: 'Only existing records.',
  UPSERT: 'Existing records are updated, others created.',
});

/** Rows with the same problem. */
export interface ImportProblem {
  code: string;
  message: string;
  field: string | null;
  column: string | null;
  count: number;
  rows: number[];
}

const computed = { write: 'NEVER' as const, filter: false, sort: false };
const count = { ...computed, default: 0 };

@Noun({
  table: 'imports',
  plural: 'imports',
  label: 'Import',
  title: 'fileName',
  description: 'A file on its way into Rapport.',
})
export class Import extends BaseRecord {
  @TextField('Name of the file.', { write: 'NEVER' })
  fileName: string;

  @TextField('Where the file is kept.', { ...computed, hidden: true, secret: true })
  path: string;

  @TextField('The noun its rows become, such as Client.', { ...computed, nullable: true })
  subjectType: string | null;

  @ChoiceField(ImportMode, 'What happens with rows that match existing records.', {
    ...computed,
    default: 'CREATE',
  })
  mode: Choice<typeof ImportMode>;

  @TextsField('Fields by which existing records are found.', computed)
  keyFields: string[];

  @ChoiceField(ImportStatus, 'Where it stands.', { write: 'NEVER', default: 'UPLOADED' })
  status: Choice<typeof ImportStatus>;

  @TextField('Character encoding of the file.', { ...computed, nullable: true })
  encoding: string | null;

  @TextField('What separates the cells.', { ...computed, nullable: true })
  delimiter: string | null;

  @BooleanField('Whether the first row names the columns.', { ...computed, default: true })
  hasHeader: boolean;

  @TextsField('Names of the columns.', computed)
  headers: string[];

  @JsonField('The first rows, as lists of cells.', { ...computed, default: [] })
  sample: string[][];

  @JsonField('How columns become fields; suggested first, then as configured.', {
    ...computed,
    nullable: true,
  })
  mapping: Mapping | null;

  @IntegerField('Rows of the file, without the header.', count)
  rowCount: number;

  @IntegerField('Rows dealt with so far.', count)
  processed: number;

  @IntegerField('Records created.', { ...count, column: 'created_count' })
  created: number;

  @IntegerField('Records updated.', { ...count, column: 'updated_count' })
  updated: number;

  @IntegerField('Rows skipped: unchanged, there already, or left out by the mapping.', {
    ...count,
    column: 'skipped_count',
  })
  skipped: number;

  @IntegerField('Rows that could not be taken.', { ...count, column: 'failed_count' })
  failed: number;

  @JsonField('Problems by kind: [{ code, message, field, column, count, rows }].', {
    ...computed,
    default: [],
  })
  problems: ImportProblem[];

  @IdField('Change set of everything it wrote.', { ...computed, nullable: true })
  changeSetId: string | null;

  @TextField('Events from this number on have been undone.', { ...computed, nullable: true, hidden: true })
  undoCursor: string | null;

  @InstantField('When writing began.', { ...computed, nullable: true })
  startedAt: string | null;

  @InstantField('When it ended.', { ...computed, nullable: true })
  finishedAt: string | null;

  @TextField('Why it stopped.', { ...computed, nullable: true, max: 2000 })
  error: string | null;

  @BelongsTo(() => User, 'Who imports.', { write: 'NEVER' })
  ownerId: string;
}
