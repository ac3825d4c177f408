import type { Context } from '../../kernel/context.js';
import { invalid, notFound } from '../../kernel/errors.js';
import { linkedNoun, type RecordRef } from './recordLinks.js';

/** How many records one user may star. */
const MOST = 200;

/** The caller's starred records in their order, also those that cannot be seen at the moment. */
export const favouritesOf = (ctx: Context): Promise<RecordRef[]> =>
  ctx.db.rows<RecordRef>(
    `SELECT subject_type AS type, subject_id AS id FROM favourites
     WHERE organization_id = :organizationId AND user_id = :userId::uuid ORDER BY position, subject_id`,
    { userId: ctx.actor.userId },
  );

/** Stars a record the caller sees, below the others. */
export async function star(ctx: Context, { type, id }: RecordRef): Promise<void> {
  const { Class } = linkedNoun(type);
  await ctx.db.get(Class, id);
  const known = await favouritesOf(ctx);
  if (known.some((each) => each.id === id)) return;
  if (known.length >= MOST) throw invalid({ id: `You have ${MOST} favourites. Remove one first.` });
  await ctx.db.rows(
    `INSERT INTO favourites (organization_id, user_id, subject_type, subject_id, position)
     SELECT :organizationId, :userId::uuid, :type, :id::uuid, coalesce(max(position), 0) + 1 FROM favourites
     WHERE organization_id = :organizationId AND user_id = :userId::uuid ON CONFLICT DO NOTHING`,
    { userId: ctx.actor.userId, type, id },
  );
}

/** Takes the star off, also off a record that cannot be seen any more. */
export async function unstar(ctx: Context, { type, id }: RecordRef): Promise<void> {
  linkedNoun(type);
  await ctx.db.rows(
    `DELETE FROM favourites WHERE organization_id = :organizationId AND user_id = :userId::uuid
     AND subject_type = :type AND subject_id::text = :id`,
    { userId: ctx.actor.userId, type, id: id.toLowerCase() },
  );
}

/** Puts the favourites into an order; those left out keep theirs, below. */
export async function orderFavourites(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length > MOST) throw invalid({ ids: `At most ${MOST}.` });
  const known = (await favouritesOf(ctx)).map(({ id }) => id);
  const wanted = [...new Set(ids)];
  if (wanted.some((id) => !known.includes(id))) throw notFound('Favourite');
  const order = [...wanted, ...known.filter((id) => !wanted.includes(id))];
  await ctx.db.rows(
    `UPDATE favourites f SET position = o.place FROM unnest(:order::uuid[]) WITH ORDINALITY o(id, place)
     WHERE f.organization_id = :organizationId AND f.user_id = :userId::uuid AND f.subject_id = o.id`,
    { userId: ctx.actor.userId, order },
  );
}
