import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  IntegerField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';

export const StageKind = choices('StageKind', 'What it means to be in a stage.', {
  OPEN: 'Still being worked on.',
  WON: 'Won.',
  LOST: 'Lost.',
});

export const ForecastCategory = choices(
  'ForecastCategory',
  'How opportunities of a stage count in a forecast.',
  {
    OMITTED: 'Not at all.',
    PIPELINE: 'As pipeline.',
    BEST_CASE: 'If all goes well.',
    COMMIT: 'Promised.',
    CLOSED: 'Done.',
  },
);

@Noun({
  table: 'pipelines',
  plural: 'pipelines',
  label: 'Pipeline',
  title: 'name',
  description: 'A way of selling: an ordered list of stages.',
})
export class Pipeline extends BaseRecord {
  @TextField('Name, unique in the organization.', { max: 200 })
  name: string;

  @TextField('What it is for.', { nullable: true, max: 2000 })
  description: string | null;

  @BooleanField('Whether new opportunities go here; exactly one pipeline is the default.')
  isDefault: boolean;

  @BooleanField('Whether it is offered for new opportunities.', { default: true })
  active: boolean;

  @IntegerField('Days without activity after which a card is warm; stages may override it.', {
    nullable: true,
    min: 1,
    max: 3650,
  })
  warmDays: number | null;

  @IntegerField('Days without activity after which a card is rotten; stages may override it.', {
    nullable: true,
    min: 1,
    max: 3650,
  })
  rottenDays: number | null;
}

@Noun({
  table: 'pipeline_stages',
  plural: 'pipelineStages',
  label: 'Stage',
  noun: 'pipelineStage',
  partOf: 'pipeline',
  title: 'name',
  description: 'A step of a pipeline.',
})
export class PipelineStage extends BaseRecord {
  @BelongsTo(() => Pipeline, 'The pipeline.', { write: 'CREATE' })
  pipelineId: string;

  @TextField('Name, unique in its pipeline.', { max: 200 })
  name: string;

  @TextField('What has to be true here.', { nullable: true, max: 2000 })
  description: string | null;

  @ChoiceField(StageKind, 'What it means to be here.', { default: StageKind.OPEN })
  kind: Choice<typeof StageKind>;

  @IntegerField('Place in the pipeline, from 0.', { write: 'NEVER', filled: true })
  position: number;

  @IntegerField('Chance of winning from here, in percent.', { min: 0, max: 100, filled: true })
  probability: number;

  @ChoiceField(ForecastCategory, 'How opportunities here count in a forecast.', { filled: true })
  forecastCategory: Choice<typeof ForecastCategory>;

  @TextField('Colour as #rrggbb.', { nullable: true, format: 'COLOR' })
  color: string | null;

  @IntegerField('Days without activity after which a card is warm.', { nullable: true, min: 1, max: 3650 })
  warmDays: number | null;

  @IntegerField('Days without activity after which a card is rotten.', { nullable: true, min: 1, max: 3650 })
  rottenDays: number | null;

  @TextsField('Fields of an opportunity that need a value to enter the stage.')
  requiredFields: string[];

  @BooleanField('Whether opportunities may be moved here.', { default: true })
  active: boolean;
}
