import { Context } from '../../kernel/context.js';
import { defineJob } from '../../kernel/jobs.js';
import { nounNamed } from '../../kernel/noun.js';

const BATCH = 2000;

/** Writes anew by which descriptions and custom fields the records of a noun are found, batch by batch. */
export const describeAnew = defineJob(
  'search.describe',
  async ({ organizationId, noun }: { organizationId: string; noun: string }, services) => {
    const { db } = Context.housekeeping(services, `describe-${noun}`);
    let after: string | null = null;
    do {
      const rows: { last: string | null }[] = await db.acrossOrganizations(
        `SELECT search_describe_${nounNamed(noun)!.table}($1, $2, $3) AS last`,
        [organizationId, after, BATCH],
      );
      after = rows[0]!.last;
    } while (after);
  },
);
