import { defineJob } from '../../kernel/jobs.js';

/**
 * Forgets words that no record has any more. They were looked up only to mend typing errors, and found nothing; but
 * the name of somebody who was erased is not kept either.
 */
export const forgetWords = defineJob(
  'forgetSearchWords',
  async (_payload: object, { pool }) => {
    await pool.query(`DELETE FROM search_words k WHERE NOT EXISTS (
      SELECT 1 FROM (SELECT e.organization_id, w AS word FROM search_entries e CROSS JOIN search_split(e.words) w
        UNION SELECT t.organization_id, w FROM search_texts t CROSS JOIN unnest(tsvector_to_array(t.words)) w) used
      WHERE used.organization_id = k.organization_id AND used.word = k.word)`);
  },
  { every: '23 2 * * *' },
);
