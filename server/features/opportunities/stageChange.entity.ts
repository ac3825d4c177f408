import { DecimalField, InstantField, IntegerField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from '../identity/user.entity.js';
import { PipelineStage } from '../pipelines/pipeline.entity.js';
import { Opportunity } from './opportunity.entity.js';

@Noun({
  table: 'stage_changes',
  plural: 'stageChanges',
  label: 'Stage change',
  partOf: 'opportunity',
  description: 'That an opportunity was in a stage, from when to when; a fact that is only ever completed.',
})
export class StageChange extends BaseRecord {
  @BelongsTo(() => Opportunity, 'The opportunity.', { write: 'NEVER' })
  opportunityId: string;

  @BelongsTo(() => PipelineStage, 'The stage.', { write: 'NEVER' })
  stageId: string;

  @InstantField('When it was entered.', { write: 'NEVER' })
  enteredAt: string;

  @InstantField('When it was left; null while there.', { write: 'NEVER', nullable: true })
  leftAt: string | null;

  @IntegerField('Seconds in the stage; null while there.', { write: 'NEVER', nullable: true })
  durationSeconds: number | null;

  @DecimalField('Total in the base currency at entry.', {
    write: 'NEVER',
    sensitive: 'opportunity.viewAmount',
  })
  amount: string;

  @IntegerField('Probability at entry, in percent.', { write: 'NEVER' })
  probability: number;

  @BelongsTo(() => User, 'Who moved it.', { write: 'NEVER', nullable: true, column: 'moved_by_id' })
  movedById: string | null;
}
