import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  IdField,
  IntegerField,
  TextField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';

export const DemoStatus = choices('DemoStatus', 'What has become of a demo company that was loaded.', {
  LOADING: 'It is on its way.',
  LOADED: 'It is there.',
  FAILED: 'It could not be loaded; nothing of it is there.',
  REMOVING: 'It is being removed.',
  REMOVED: 'It is in the bin.',
});

@Noun({
  table: 'organizations',
  plural: 'organizations',
  label: 'Organization',
  title: 'name',
  description: 'A tenant: everything in Rapport belongs to exactly one organization.',
})
export class Organization extends BaseRecord {
  @TextField('Name of the organization.', { max: 200 })
  name: string;

  @TextField('Language tag that decides how numbers and dates look, such as en-GB.', {
    format: 'LOCALE',
    default: 'en-US',
  })
  locale: string;

  @TextField('IANA time zone in which days, weeks and quarters begin.', {
    format: 'TIME_ZONE',
    default: 'UTC',
  })
  timeZone: string;

  @TextField('ISO 4217 currency into which sums are converted.', {
    format: 'CURRENCY',
    default: 'USD',
    write: 'ALWAYS',
  })
  baseCurrency: string;

  @IntegerField('Month in which the fiscal year starts, 1 to 12.', { min: 1, max: 12, default: 1 })
  fiscalYearStartMonth: number;

  @IntegerField('How many megabytes of files it may keep.', { min: 0, max: 100_000_000, default: 10_240 })
  fileQuotaMegabytes: number;

  @IntegerField('For how many days deleted files are kept before their bytes are removed.', {
    min: 0,
    max: 3650,
    default: 30,
  })
  binDays: number;

  @BooleanField('Whether this is the demo organization.', { write: 'NEVER' })
  demo: boolean;

  @ChoiceField(DemoStatus, 'What has become of the demo company that was loaded; null when none was.', {
    nullable: true,
    write: 'NEVER',
  })
  demoStatus: Choice<typeof DemoStatus> | null;

  @IdField('The change set in which the demo company came.', {
    nullable: true,
    hidden: true,
    write: 'NEVER',
    filter: false,
    sort: false,
  })
  demoChangeSetId: string | null;

  @TextField('Why the demo company could not be loaded or removed.', {
    nullable: true,
    write: 'NEVER',
    max: 500,
  })
  demoProblem: string | null;
}
