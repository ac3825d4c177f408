import { TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';

@Noun({
  table: 'tags',
  plural: 'tags',
  label: 'Tag',
  title: 'name',
  description: 'A tag of the organization, with its colour. Records carry the names of their tags.',
})
export class Tag extends BaseRecord {
  @TextField('Its name; other names are given by renaming or merging.', {
    max: 100,
    search: true,
    write: 'CREATE',
  })
  name: string;

  @TextField('Its colour, such as #4C6EF5; none when left out.', { nullable: true, format: 'COLOR' })
  color: string | null;
}
