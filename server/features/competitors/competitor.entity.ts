import { BooleanField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';

@Noun({
  table: 'competitors',
  plural: 'competitors',
  label: 'Competitor',
  title: 'name',
  details: true,
  description: 'Somebody who sells to the same clients.',
})
export class Competitor extends BaseRecord {
  @TextField('Name, unique whatever its letter case.', { max: 200, search: true, anyCase: true })
  name: string;

  @TextField('Website.', { nullable: true, format: 'URL' })
  website: string | null;

  @TextField('What they do well.', { nullable: true, max: 20_000, sort: false })
  strengths: string | null;

  @TextField('What they do badly.', { nullable: true, max: 20_000, sort: false })
  weaknesses: string | null;

  @TextField('What else is known.', { nullable: true, max: 20_000, sort: false })
  notes: string | null;

  @BooleanField('Whether one still meets them; others are not offered any more.', { default: true })
  active: boolean;
}
