import { Field, ID, ObjectType } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { fieldOf } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import type { BaseRecord } from '../../kernel/record.js';
import { LINKED, type LinkedNoun } from './linkedNouns.js';

@ObjectType({ simpleResolvers: true, description: 'A record of any type, as a link to its page.' })
export class RecordLink {
  @Field(() => String, { description: 'Its type, such as Client.' })
  type: string;
  @Field(() => String, { description: 'What its type is called on screen.' })
  label: string;
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its name.' })
  title: string;
  @Field(() => String, { nullable: true, description: 'What helps to tell it from others.' })
  subtitle: string | null;
  @Field(() => String, { description: 'Its page in the web app.' })
  url: string;
}

/** A record by type and id. */
export interface RecordRef {
  type: string;
  id: string;
}

/** The noun of that name, if its records can be linked to. */
export function linkedNoun(type: string): LinkedNoun {
  const noun = LINKED.find(({ Class }) => Class.name === type);
  if (!noun) throw invalid({ type: `Records of type ${type.slice(0, 50)} have no page.` });
  return noun;
}

/** Links to the records in the order given. Those deleted or not visible are left out. */
export async function linksTo(ctx: Context, refs: RecordRef[]): Promise<RecordLink[]> {
  const nouns = LINKED.filter(({ Class }) => refs.some(({ type }) => type === Class.name));
  const links = await Promise.all(
    nouns.map(async (noun) => {
      const ids = refs.filter(({ type }) => type === noun.Class.name).map(({ id }) => id);
      const rows = await ctx.db.find(noun.Class, { id: ids });
      return rows.map((row): [string, RecordLink] => [row.id, linkTo(noun, row)]);
    }),
  );
  const byId = new Map(links.flat());
  return refs.flatMap(({ id }) => byId.get(id) ?? []);
}

function linkTo({ Class, subtitle, path }: LinkedNoun, row: BaseRecord): RecordLink {
  const { label, title } = nounOf(Class);
  const text = (key: string) =>
    (row as unknown as Record<string, string | null>)[fieldOf(Class, key).key] ?? null;
  const detail = text(subtitle);
  return {
    type: Class.name,
    label,
    id: row.id,
    title: text(title!) ?? '',
    subtitle: detail,
    url: path(row.id, detail),
  };
}
