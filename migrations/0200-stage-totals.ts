import type { MigrationInterface, QueryRunner } from 'typeorm';

const TOTALS = 'organization_id, pipeline_id, stage_id, owner_id, count, total_base, weighted_base';
const SUMS = 'sum(n), sum(n * total_base), sum(n * weighted_base)';
const CHANGED = 'sum(n) <> 0 OR sum(n * total_base) <> 0 OR sum(n * weighted_base) <> 0';

/** One branch of the trigger function: the difference that a statement made, one row for each stage and owner. */
const append = (rows: string) => `INSERT INTO stage_totals (${TOTALS})
  SELECT organization_id, pipeline_id, stage_id, owner_id, ${SUMS} FROM (${rows}) d WHERE deleted_at IS NULL
  GROUP BY organization_id, pipeline_id, stage_id, owner_id HAVING ${CHANGED};`;
const CAME = 'SELECT *, 1 AS n FROM came';
const GONE = 'SELECT *, -1 AS n FROM gone';

/**
 * Counts and sums of live opportunities by stage and owner, kept by the database itself. Each write appends its
 * differences, so that writers never wait for each other; a job puts them together now and then.
 */
export class StageTotals1764000000200 implements MigrationInterface {
  name = 'StageTotals1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE stage_totals (organization_id uuid NOT NULL, pipeline_id uuid NOT NULL, stage_id uuid NOT NULL, owner_id uuid,
      count bigint NOT NULL, total_base numeric NOT NULL, weighted_base numeric NOT NULL)`);
    await runner.query('CREATE INDEX stage_totals_idx ON stage_totals (organization_id, pipeline_id)');
    await runner.query(`CREATE FUNCTION keep_stage_totals() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN ${append(CAME)}
        ELSIF TG_OP = 'DELETE' THEN ${append(GONE)}
        ELSE ${append(`${CAME} UNION ALL ${GONE}`)}
        END IF;
        RETURN NULL;
      END $$`);
    for (const [operation, tables] of [
      ['INSERT', 'NEW TABLE AS came'],
      ['UPDATE', 'OLD TABLE AS gone NEW TABLE AS came'],
      ['DELETE', 'OLD TABLE AS gone'],
    ])
      await runner.query(`CREATE TRIGGER stage_totals_${operation!.toLowerCase()} AFTER ${operation} ON opportunities
        REFERENCING ${tables} FOR EACH STATEMENT EXECUTE FUNCTION keep_stage_totals()`);
    await runner.query(append('SELECT *, 1 AS n FROM opportunities'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const operation of ['insert', 'update', 'delete'])
      await runner.query(`DROP TRIGGER stage_totals_${operation} ON opportunities`);
    await runner.query('DROP FUNCTION keep_stage_totals');
    await runner.query('DROP TABLE stage_totals');
  }
}
