import { InstantField, TextField, TextsField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from './user.entity.js';

@Noun({
  table: 'api_keys',
  plural: 'apiKeys',
  label: 'API key',
  description:
    "A secret by which a program acts for a user, with that user's rights narrowed to the scopes of the key.",
})
export class ApiKey extends BaseRecord {
  @TextField('What the key is for.', { max: 200 })
  name: string;

  @TextField('The beginning of the secret, to tell keys apart.', { write: 'NEVER' })
  prefix: string;

  @TextField('SHA-256 of the secret.', {
    write: 'NEVER',
    hidden: true,
    secret: true,
    filter: false,
    sort: false,
  })
  tokenHash: string;

  @TextsField('Permissions the key may use: names, noun.* or *.')
  scopes: string[];

  @InstantField('When the key stops working; null: never.', { nullable: true })
  expiresAt: string | null;

  @InstantField('Last use, to within minutes.', { nullable: true, write: 'NEVER' })
  lastUsedAt: string | null;

  @BelongsTo(() => User, 'The user for whom the key acts.', { write: 'NEVER' })
  userId: string;
}
