import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
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
import { Pipeline } from '../pipelines/pipeline.entity.js';

export const ViewVisibility = choices('ViewVisibility', 'Who finds a saved view.', {
  PRIVATE: 'Its owner alone.',
  TEAM: 'The members of one team.',
  EVERYONE: 'Everybody who may see the records.',
});

export const ViewLayout = choices('ViewLayout', 'How a saved view shows its records.', {
  TABLE: 'Rows and columns.',
  BOARD: 'Cards in columns.',
  CALENDAR: 'Days.',
});

export const ViewDensity = choices('ViewDensity', 'How high the rows of a table are.', {
  COMPACT: 'As many rows as fit.',
  NORMAL: 'The usual height.',
  COMFORTABLE: 'With air between them.',
});

@Noun({
  table: 'saved_views',
  plural: 'savedViews',
  label: 'View',
  title: 'name',
  description: 'A list as somebody wants to find it again: filter, search, order and columns under a name.',
})
export class SavedView extends BaseRecord {
  @TextField('The noun whose records it lists, such as Client.', { write: 'CREATE', max: 50 })
  subjectType: string;

  @TextField('Name on its tab.', { max: 80 })
  name: string;

  @ChoiceField(ViewVisibility, 'Who finds it.', { default: ViewVisibility.PRIVATE })
  visibility: Choice<typeof ViewVisibility>;

  @BelongsTo(() => Team, 'The team that finds it, when it is for a team.', { nullable: true })
  teamId: string | null;

  @BelongsTo(() => User, 'Whose view it is.', { filled: true })
  ownerId: string;

  @ChoiceField(ViewLayout, 'How it shows the records.', { default: ViewLayout.TABLE })
  layout: Choice<typeof ViewLayout>;

  @TextField('Words searched for.', { nullable: true, max: 200 })
  search: string | null;

  @JsonField('Conditions in the filter language of the noun.', { nullable: true })
  filter: FilterJson | null;

  @TextField('Order: a field, descending with a leading minus.', { nullable: true, max: 80 })
  sort: string | null;

  @TextsField('Columns from left to right; empty: the usual ones.', { max: 120 })
  columns: string[];

  @TextField('Field its rows are grouped by, customFields.key for custom ones; null: not grouped.', {
    nullable: true,
    max: 120,
  })
  groupBy: string | null;

  @TextField(
    'Date or instant by which a calendar lays its records out, customFields.key for custom ones; null: the usual one.',
    { nullable: true, max: 120 },
  )
  dateField: string | null;

  @ChoiceField(ViewDensity, 'How high its rows are.', { default: ViewDensity.NORMAL })
  density: Choice<typeof ViewDensity>;

  @TextsField('What is added up below the table: field:sum or field:average.', { max: 140 })
  totals: string[];

  @JsonField('Widths of columns in pixels by key, where they are not the usual ones.', { nullable: true })
  widths: Record<string, number> | null;

  @BelongsTo(() => Pipeline, 'The pipeline it shows, for opportunities.', { nullable: true })
  pipelineId: string | null;
}

@Noun({
  table: 'saved_view_choices',
  plural: 'savedViewChoices',
  label: 'Choice of view',
  partOf: 'savedView',
  description: 'What a user makes of a view: a tab of their own, or the first thing they see.',
})
export class SavedViewChoice extends BaseRecord {
  @BelongsTo(() => SavedView, 'The view.')
  viewId: string;

  @BelongsTo(() => User, 'The user.')
  userId: string;

  @BooleanField('Whether it stands among the tabs.', { default: false })
  pinned: boolean;

  @BooleanField('Whether the list opens with it.', { default: false })
  isDefault: boolean;
}
