import {
  type Choice,
  ChoiceField,
  choices,
  IdField,
  InstantField,
  IntegerField,
  JsonField,
  TextField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from '../identity/user.entity.js';

export const BulkKind = choices('BulkKind', 'What a bulk job does to each record.', {
  EDIT: 'Gives fields the same values.',
  TAG: 'Adds and takes off tags.',
  DELETE: 'Puts it into the bin.',
  ASSIGN: 'Gives a lead to whom the assignment rules choose.',
  UNDO: 'Takes back what a large change set wrote.',
  HAND_OVER: 'Gives it from a user who leaves to another one.',
});

export const BulkStatus = choices('BulkStatus', 'Where a bulk job stands.', {
  RUNNING: 'It is at work.',
  DONE: 'All records have been dealt with.',
  CANCELLED: 'Somebody stopped it; what was done stays, and can be undone.',
  FAILED: 'It stopped; error says why. It can go on.',
});

/** What is to be done with the records; which of these depends on the kind. */
export interface BulkAction {
  patch?: Record<string, unknown>;
  addTags?: string[];
  removeTags?: string[];
  from?: string;
  to?: string;
}

const computed = { write: 'NEVER' as const, filter: false, sort: false };
const count = { ...computed, default: 0 };

@Noun({
  table: 'bulk_jobs',
  plural: 'bulkJobs',
  label: 'Bulk job',
  description: 'Work on many records at once, in the background: its progress, and what could not be done.',
})
export class BulkJob extends BaseRecord {
  @ChoiceField(BulkKind, 'What it does.', computed)
  kind: Choice<typeof BulkKind>;

  @TextField('The noun it works on, such as Client; null when there are several.', {
    ...computed,
    nullable: true,
  })
  subjectType: string | null;

  @ChoiceField(BulkStatus, 'Where it stands.', { write: 'NEVER', default: 'RUNNING' })
  status: Choice<typeof BulkStatus>;

  @IntegerField('How many records, or changes to take back, there are.', count)
  total: number;

  @IntegerField('How many have been dealt with.', { ...count, column: 'done_count' })
  done: number;

  @IntegerField('How many were changed.', { ...count, column: 'changed_count' })
  changed: number;

  @IntegerField('How many could not be changed; failures says why.', { ...count, column: 'failed_count' })
  failed: number;

  @IdField('Change set of everything it wrote: undoing that takes all of it back.', computed)
  changeSetId: string;

  @IdField('The change set that it takes back.', { ...computed, nullable: true })
  undoes: string | null;

  @TextField('Events from this number on have been taken back.', {
    ...computed,
    nullable: true,
    hidden: true,
  })
  cursor: string | null;

  @JsonField('What is to be done.', { ...computed, hidden: true, default: {} })
  action: BulkAction;

  @InstantField('When it ended.', { ...computed, nullable: true })
  finishedAt: string | null;

  @TextField('Why it stopped.', { ...computed, nullable: true, max: 2000 })
  error: string | null;

  @BelongsTo(() => User, 'Who started it.', { write: 'NEVER' })
  ownerId: string;
}
