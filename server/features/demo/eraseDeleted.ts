import type { Context } from '../../kernel/context.js';
import { tablesNamingRecords } from '../../kernel/erased.js';
import { fieldOf } from '../../kernel/field.js';
import { allNouns, type NounSpec } from '../../kernel/noun.js';
import type { RecordClass } from '../../kernel/record.js';
import { referencesOf } from '../../kernel/reference.js';
import { Attachment } from '../attachments/attachment.entity.js';

/**
 * Takes records out of the bin for good, with their parts, the bytes of files, and what leads to them: favourites, what was
 * viewed, notifications. What records of others still refer to
 * stays in the bin, as does what is not there.
 */
export async function eraseDeleted(ctx: Context, records: { type: string; id: string }[]): Promise<void> {
  const byNoun = allNouns().map((noun) => ({
    noun,
    ids: records.filter(({ type }) => type === noun.Class.name).map(({ id }) => id),
  }));
  let erased: number;
  // What is erased sets free what it referred to.
  do {
    erased = 0;
    for (const { noun, ids } of byNoun)
      if (ids.length > 0) erased += await ctx.db.tx(() => eraseFree(ctx, noun, ids));
  } while (erased > 0);
}

/** Erases those of the noun to which nothing refers; answers how many there were. */
async function eraseFree(ctx: Context, noun: NounSpec, ids: string[]): Promise<number> {
  const { Class, table } = noun;
  const pointing = referencesTo(Class);
  const free = pointing
    .filter(({ from }) => from.partOf !== noun.noun)
    .map(
      ({ from, column }) =>
        `AND NOT EXISTS (SELECT FROM "${from.table}" x WHERE x.organization_id = t.organization_id AND x."${column}" = t.id)`,
    );
  const found = await ctx.db.rows<{ id: string }>(
    `SELECT t.id FROM "${table}" t WHERE t.organization_id = :organizationId AND t.id = ANY(:ids::uuid[]) AND t.deleted_at IS NOT NULL
       ${free.join(' ')} FOR UPDATE OF t`,
    { ids },
  );
  if (found.length === 0) return 0;
  const erased = found.map(({ id }) => id);
  if (Class === Attachment) await removeBytes(ctx, erased);
  for (const { from, column } of pointing.filter((each) => each.from.partOf === noun.noun))
    await ctx.db.rows(
      `DELETE FROM "${from.table}" WHERE organization_id = :organizationId AND "${column}" = ANY(:erased::uuid[])`,
      { erased },
    );
  await ctx.db.rows(
    `DELETE FROM "${table}" WHERE organization_id = :organizationId AND id = ANY(:erased::uuid[])`,
    { erased },
  );
  for (const naming of tablesNamingRecords())
    await ctx.db.rows(
      `DELETE FROM ${naming} WHERE organization_id = :organizationId AND subject_id = ANY(:erased::uuid[])`,
      { erased },
    );
  return erased.length;
}

/** The columns in which records refer to those of the class. */
const referencesTo = (Class: RecordClass): { from: NounSpec; column: string }[] =>
  allNouns().flatMap((from) =>
    referencesOf(from.Class)
      .filter(({ reference }) => reference!() === Class)
      .map(({ key }) => ({ from, column: fieldOf(from.Class, key).column })),
  );

/** First the bytes, then the row: when the storage fails, the row is still there to try again. */
async function removeBytes(ctx: Context, ids: string[]): Promise<void> {
  const rows = await ctx.db.rows<{ keys: (string | null)[] }>(
    `SELECT ARRAY[storage_key, thumbnail_key] AS keys FROM attachments WHERE organization_id = :organizationId AND id = ANY(:ids::uuid[])`,
    { ids },
  );
  for (const key of rows.flatMap(({ keys }) => keys)) if (key) await ctx.services.storage.remove(key);
}
