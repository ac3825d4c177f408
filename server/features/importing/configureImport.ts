import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { Import } from './import.entity.js';
import { checkMapping, type Mapping } from './mapping.js';
import { subjectNamed, targetFields } from './subjects.js';
import { headerFingerprint, suggestMapping } from './suggestMapping.js';

export interface ConfigureImport {
  id: string;
  version?: number | null;
  subjectType: string;
  mode: 'CREATE' | 'UPDATE' | 'UPSERT';
  keyFields?: string[] | null;
  /** Empty: suggest one. */
  mapping: Partial<Mapping>;
}

const OPEN = ['UPLOADED', 'READY', 'FAILED'];

/** Says what the rows become. Without columns the mapping is suggested: remembered for these headers, or by names and values. */
export async function configureImport(ctx: Context, input: ConfigureImport): Promise<Import> {
  const record = await ctx.db.get(Import, input.id, { lock: true });
  if (!OPEN.includes(record.status) || record.startedAt)
    throw invalid({ id: 'The import has already started.' });
  const Class = subjectNamed(input.subjectType);
  if (!Class) throw invalid({ subjectType: `${input.subjectType} cannot be imported.` });
  const fields = await targetFields(ctx, Class);
  const keyFields = input.keyFields ?? [];
  for (const key of keyFields)
    if (!fields.some((field) => field.key === key)) throw invalid({ keyFields: `There is no field ${key}.` });
  const hasColumns = input.mapping.columns && Object.keys(input.mapping.columns).length > 0;
  const mapping = hasColumns ? input.mapping : await suggested(ctx, record, input.subjectType, fields);
  return ctx.db.settle(
    record,
    {
      subjectType: input.subjectType,
      mode: input.mode,
      keyFields,
      mapping,
      status: 'UPLOADED',
      problems: [],
      error: null,
    },
    { silent: true },
  );
}

async function suggested(
  ctx: Context,
  record: Import,
  subjectType: string,
  fields: Awaited<ReturnType<typeof targetFields>>,
): Promise<Mapping> {
  const [known] = await ctx.db.rows<{ mapping: Mapping }>(
    'SELECT mapping FROM import_mappings WHERE organization_id = :organizationId AND fingerprint = :fingerprint AND subject_type = :subjectType',
    { fingerprint: headerFingerprint(record.headers), subjectType },
  );
  return suggestMapping(record.headers, record.sample, fields, known?.mapping);
}

/** Keeps the mapping of a started import for the next file with the same headers. */
export async function rememberMapping(ctx: Context, record: Import): Promise<void> {
  await ctx.db.rows(
    `INSERT INTO import_mappings (organization_id, fingerprint, subject_type, mapping, used_at) VALUES (:organizationId, :fingerprint, :subjectType, :mapping::jsonb, now())
     ON CONFLICT (organization_id, fingerprint, subject_type) DO UPDATE SET mapping = excluded.mapping, used_at = now() RETURNING fingerprint`,
    {
      fingerprint: headerFingerprint(record.headers),
      subjectType: record.subjectType,
      mapping: JSON.stringify(record.mapping),
    },
  );
}

/** Throws INVALID with everything that keeps the import from being checked or started. */
export async function requireConfigured(ctx: Context, record: Import): Promise<void> {
  const Class = record.subjectType && subjectNamed(record.subjectType);
  if (!Class || !record.mapping) throw invalid({ mapping: 'Say first what the rows become.' });
  const problems = checkMapping(record.mapping, record.headers, await targetFields(ctx, Class), {
    creates: record.mode !== 'UPDATE',
    keys: record.keyFields,
  });
  if (record.mode !== 'CREATE' && record.keyFields.length === 0)
    problems.push({
      path: 'keyFields',
      code: 'MISSING_KEY',
      message: 'Say by which fields existing records are found.',
    });
  if (problems.length > 0)
    throw invalid(Object.fromEntries(problems.map(({ path, message }) => [`mapping.${path}`, message])));
}
