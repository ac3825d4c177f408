import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  IntegerField,
  JsonField,
  TextField,
} from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Lead, LeadRating, type ScoreReason } from './lead.entity.js';

export const ScoreGroup = choices('ScoreGroup', 'What a scoring rule looks at.', {
  FIT: 'What the lead is.',
  ENGAGEMENT: 'What happens with the lead.',
});

@Noun({
  table: 'scoring_rules',
  plural: 'scoringRules',
  label: 'Scoring rule',
  title: 'name',
  description: 'Points that leads get, or lose, when a condition holds.',
})
export class ScoringRule extends BaseRecord {
  @TextField('What people call it; scores give it as a reason.', { max: 200 })
  name: string;

  @ChoiceField(ScoreGroup, 'Fit looks at the lead, engagement at what happens with it.', {
    column: 'score_group',
    default: ScoreGroup.FIT,
  })
  group: Choice<typeof ScoreGroup>;

  @TextField('What the condition is about: Lead for fit, such as Interaction for engagement.', {
    max: 50,
    default: 'Lead',
  })
  subjectType: string;

  @JsonField('When it holds, in the filter language of its subject.', { default: {} })
  condition: FilterJson;

  @IntegerField('Points; for engagement for each time it happened.', { min: -100, max: 100 })
  points: number;

  @IntegerField('After so many days a point of engagement is worth half; never when left out.', {
    nullable: true,
    min: 1,
    max: 3650,
  })
  halfLifeDays: number | null;

  @BooleanField('Whether it is applied.', { default: true })
  active: boolean;

  @IntegerField('Place among the rules.', { default: 0 })
  position: number;
}

@Noun({
  table: 'lead_settings',
  plural: 'leadSettings',
  label: 'Lead settings',
  noun: 'scoringRule',
  description: 'How the organization rates leads, and how fast it wants to answer them.',
})
export class LeadSettings extends BaseRecord {
  @IntegerField('Score from which a lead is hot.', { default: 70, min: 1, max: 100 })
  hotFrom: number;

  @IntegerField('Score from which a lead is warm.', { default: 40, min: 1, max: 100 })
  warmFrom: number;

  @IntegerField('Most points for fit.', { default: 50, min: 0, max: 100 })
  fitCap: number;

  @IntegerField('Most points for engagement.', { default: 50, min: 0, max: 100 })
  engagementCap: number;

  @IntegerField('Hours within which a new lead is to be answered.', { default: 24, min: 1, max: 720 })
  firstResponseHours: number;
}

@Noun({
  table: 'lead_score_changes',
  plural: 'leadScoreChanges',
  label: 'Score change',
  partOf: 'lead',
  description: 'That the score of a lead changed, with the reasons it had then; never changed itself.',
})
export class LeadScoreChange extends BaseRecord {
  @BelongsTo(() => Lead, 'The lead.', { write: 'NEVER' })
  leadId: string;

  @IntegerField('The score then.', { write: 'NEVER' })
  score: number;

  @IntegerField('Points for fit then.', { write: 'NEVER' })
  fitScore: number;

  @IntegerField('Points for engagement then.', { write: 'NEVER' })
  engagementScore: number;

  @ChoiceField(LeadRating, 'The rating then.', { write: 'NEVER' })
  rating: Choice<typeof LeadRating>;

  @JsonField('The reasons then.', { write: 'NEVER', default: [] })
  reasons: ScoreReason[];
}
