import {
  BooleanField,
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
import { Team } from '../identity/team.entity.js';
import { User } from '../identity/user.entity.js';

export const AssignmentMethod = choices('AssignmentMethod', 'How a rule picks one of its people.', {
  FIXED: 'The first of them who is active.',
  ROUND_ROBIN: 'One after the other.',
  LOAD: 'Whoever has the fewest open leads.',
});

@Noun({
  table: 'assignment_rules',
  plural: 'assignmentRules',
  label: 'Assignment rule',
  title: 'name',
  description: 'Who gets leads that meet a condition. The first rule that holds counts.',
})
export class AssignmentRule extends BaseRecord {
  @TextField('What people call it; leads say which rule assigned them.', { max: 200 })
  name: string;

  @JsonField('Which leads, in the filter language (LeadFilter); {} for all.', { default: {} })
  condition: FilterJson;

  @ChoiceField(AssignmentMethod, 'How it picks.', { default: AssignmentMethod.ROUND_ROBIN })
  method: Choice<typeof AssignmentMethod>;

  @TextsField('Ids of the users it picks from; with a team, besides its members.', {})
  userIds: string[];

  @BelongsTo(() => Team, 'The team whose members it picks from.', { nullable: true })
  teamId: string | null;

  @BooleanField('Whether it is applied.', { default: true })
  active: boolean;

  @IntegerField('Place among the rules; smaller ones come first.', { default: 0 })
  position: number;

  @BelongsTo(() => User, 'Whom it picked last.', { nullable: true, write: 'NEVER' })
  lastUserId: string | null;
}
