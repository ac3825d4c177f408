import { BooleanField, IntegerField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';

@Noun({
  table: 'call_scripts',
  plural: 'callScripts',
  label: 'Call script',
  title: 'name',
  description: 'What to say and to ask in a call; shown beside the notes while one talks.',
})
export class CallScript extends BaseRecord {
  @TextField('Name, unique whatever its letter case.', { max: 200, search: true })
  name: string;

  @TextField('The text: HTML of a few tags, cleaned by the server.', {
    max: 100_000,
    sort: false,
    filter: false,
    label: 'Text',
  })
  bodyHtml: string;

  @IntegerField('Its place among the others; smaller ones come first.', { default: 0, min: 0, max: 100_000 })
  position: number;

  @BooleanField('Whether it is offered for new calls.', { default: true })
  active: boolean;
}
