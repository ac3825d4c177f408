import { TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from './user.entity.js';

@Noun({
  table: 'teams',
  plural: 'teams',
  label: 'Team',
  title: 'name',
  description:
    'People who work together; the scope TEAM reaches over its members and those of its sub-teams.',
})
export class Team extends BaseRecord {
  @TextField('Name of the team.', { max: 200, search: true })
  name: string;

  @TextField('Region the team is responsible for.', { nullable: true, max: 200 })
  region: string | null;

  @BelongsTo(() => Team, 'The team above.', { nullable: true })
  parentTeamId: string | null;

  @BelongsTo(() => User, 'Who leads the team.', { nullable: true })
  leadId: string | null;
}
