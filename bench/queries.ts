import type pg from 'pg';

/** The canonical queries of Rapport beside hand-written SQL that answers the same. `n` varies the record asked for. */
export interface Canonical {
  key: string;
  name: string;
  graphql: string;
  variables: (n: number) => Record<string, unknown>;
  raw: (pool: pg.Pool, n: number) => Promise<unknown>;
}

export const ORGANIZATION = '00000001-0000-7000-8000-000000000000';
const hex = (table: number, n: number) =>
  `00000001-0000-7000-8000-${table.toString(16).padStart(2, '0')}${n.toString(16).padStart(10, '0')}`;
/** Share of the full amount of data: BENCH_SCALE=0.1 for a tenth. */
export const SCALE = Number(process.env.BENCH_SCALE ?? 1);
const CLIENTS = 80_000 * SCALE;
const clientId = (n: number) => hex(6, 1 + ((n * 7919) % CLIENTS));
export const pipelineId = hex(4, 1);
/** Every fortieth opportunity is open. */
const opportunityId = (n: number) => hex(8, 40 * (1 + (n % (3_000 * SCALE))));
const stageId = (n: number) => hex(5, 1 + (n % 4));

const many = async (pool: pg.Pool, name: string, text: string, values: unknown[]) =>
  (await pool.query({ name, text, values })).rows;

export const CANONICAL: Canonical[] = [
  {
    key: 'a',
    name: 'client with owner',
    graphql: 'query ($id: ID!) { client(id: $id) { id name status industry email owner { id name email } } }',
    variables: (n) => ({ id: clientId(n) }),
    raw: async (pool, n) =>
      many(
        pool,
        'a',
        `SELECT c.id, c.name, c.status, c.industry, c.email, json_build_object('id', u.id, 'name', u.name, 'email', u.email) AS owner
        FROM clients c LEFT JOIN users u ON u.organization_id = c.organization_id AND u.id = c.owner_id WHERE c.organization_id = $1 AND c.id = $2 AND c.deleted_at IS NULL`,
        [ORGANIZATION, clientId(n)],
      ),
  },
  {
    key: 'b',
    name: 'list page of 50 with counts',
    graphql:
      'query ($after: DateTime) { clients(first: 50, filter: { createdAt: { lt: $after }, status: { eq: CUSTOMER } }, orderBy: { field: createdAt, direction: DESC }) { nodes { id name status industry createdAt owner { id name } contactCount opportunityCount } } }',
    variables: (n) => ({ after: new Date(Date.UTC(2026, 9, 30) - (n % 1000) * 3600e3).toISOString() }),
    raw: async (pool, n) =>
      many(
        pool,
        'b',
        `SELECT c.id, c.name, c.status, c.industry, c.created_at, json_build_object('id', u.id, 'name', u.name) AS owner,
          (SELECT count(*)::int FROM contacts x WHERE x.organization_id = c.organization_id AND x.client_id = c.id AND x.deleted_at IS NULL) AS contacts,
          (SELECT count(*)::int FROM opportunities x WHERE x.organization_id = c.organization_id AND x.client_id = c.id AND x.deleted_at IS NULL) AS opportunities
        FROM (SELECT * FROM clients WHERE organization_id = $1 AND deleted_at IS NULL AND status = 'CUSTOMER' AND created_at < $2 ORDER BY created_at DESC, id DESC LIMIT 50) c
        LEFT JOIN users u ON u.organization_id = c.organization_id AND u.id = c.owner_id`,
        [ORGANIZATION, new Date(Date.UTC(2026, 9, 30) - (n % 1000) * 3600e3)],
      ),
  },
  {
    key: 'c',
    name: 'client 360°',
    graphql:
      'query ($id: ID!) { client(id: $id) { id name status email owner { name } contacts(first: 5) { nodes { id name email } } opportunities(first: 5) { nodes { id name total stage { name } } } interactions(first: 10) { nodes { id type subject occurredAt owner { name } } } } }',
    variables: (n) => ({ id: clientId(n) }),
    raw: async (pool, n) =>
      many(
        pool,
        'c',
        `SELECT c.id, c.name, c.status, c.email, (SELECT json_build_object('name', u.name) FROM users u WHERE u.organization_id = c.organization_id AND u.id = c.owner_id) AS owner,
          (SELECT json_agg(x) FROM (SELECT id, name, email FROM contacts WHERE organization_id = c.organization_id AND client_id = c.id AND deleted_at IS NULL ORDER BY is_primary DESC, name, id LIMIT 5) x) AS contacts,
          (SELECT json_agg(x) FROM (SELECT o.id, o.name, o.total::text, json_build_object('name', s.name) AS stage FROM opportunities o JOIN pipeline_stages s ON s.organization_id = o.organization_id AND s.id = o.stage_id
            WHERE o.organization_id = c.organization_id AND o.client_id = c.id AND o.deleted_at IS NULL ORDER BY o.id DESC LIMIT 5) x) AS opportunities,
          (SELECT json_agg(x) FROM (SELECT i.id, i.type, i.subject, i.occurred_at, json_build_object('name', u.name) AS owner FROM interactions i JOIN users u ON u.organization_id = i.organization_id AND u.id = i.owner_id
            WHERE i.organization_id = c.organization_id AND i.client_id = c.id AND i.deleted_at IS NULL ORDER BY i.occurred_at DESC, i.id DESC LIMIT 10) x) AS interactions
        FROM clients c WHERE c.organization_id = $1 AND c.id = $2 AND c.deleted_at IS NULL`,
        [ORGANIZATION, clientId(n)],
      ),
  },
  {
    key: 'd',
    name: 'pipeline board, 6 × 50 cards',
    graphql:
      'query ($id: ID!) { board(pipelineId: $id) { columns { stage { id name } count totalBase weightedBase opportunities(first: 50) { nodes { id name total currency client { id name } owner { id name } } } } } }',
    variables: () => ({ id: pipelineId }),
    raw: async (pool) => {
      const [stages, sums, cards] = await Promise.all([
        many(
          pool,
          'd1',
          'SELECT id, name FROM pipeline_stages WHERE organization_id = $1 AND pipeline_id = $2 AND deleted_at IS NULL ORDER BY position',
          [ORGANIZATION, pipelineId],
        ),
        many(
          pool,
          'd2',
          'SELECT stage_id, count(*)::int AS count, sum(total_base)::text AS total, sum(weighted_base)::text AS weighted FROM opportunities WHERE organization_id = $1 AND pipeline_id = $2 AND deleted_at IS NULL GROUP BY stage_id',
          [ORGANIZATION, pipelineId],
        ),
        many(
          pool,
          'd3',
          `SELECT x.* FROM pipeline_stages s CROSS JOIN LATERAL (SELECT o.id, o.name, o.total, o.currency, o.stage_id, json_build_object('id', c.id, 'name', c.name) AS client, json_build_object('id', u.id, 'name', u.name) AS owner
            FROM (SELECT * FROM opportunities o WHERE o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL ORDER BY o.position, o.id LIMIT 50) o
            LEFT JOIN clients c ON c.organization_id = o.organization_id AND c.id = o.client_id LEFT JOIN users u ON u.organization_id = o.organization_id AND u.id = o.owner_id) x
          WHERE s.organization_id = $1 AND s.pipeline_id = $2 AND s.deleted_at IS NULL`,
          [ORGANIZATION, pipelineId],
        ),
      ]);
      return stages.map((stage) => ({
        stage,
        ...sums.find((sum) => sum.stage_id === stage.id),
        cards: cards.filter((card) => card.stage_id === stage.id),
      }));
    },
  },
  {
    key: 'e',
    name: '50 overdue interactions of mine',
    graphql:
      'query ($user: ID!) { interactions(first: 50, filter: { status: { eq: PLANNED }, ownerId: { eq: $user }, scheduledAt: { before: "now" } }, orderBy: { field: scheduledAt }) { nodes { id subject type scheduledAt client { id name } owner { id name } } } }',
    variables: (n) => ({ user: hex(1, 1 + (n % 20)) }),
    raw: async (pool, n) =>
      many(
        pool,
        'e',
        `SELECT i.id, i.subject, i.type, i.scheduled_at, json_build_object('id', c.id, 'name', c.name) AS client, json_build_object('id', u.id, 'name', u.name) AS owner
        FROM (SELECT * FROM interactions WHERE organization_id = $1 AND status = 'PLANNED' AND owner_id = $2 AND scheduled_at < now() AND deleted_at IS NULL ORDER BY scheduled_at, id LIMIT 50) i
        LEFT JOIN clients c ON c.organization_id = i.organization_id AND c.id = i.client_id LEFT JOIN users u ON u.organization_id = i.organization_id AND u.id = i.owner_id`,
        [ORGANIZATION, hex(1, 1 + (n % 20))],
      ),
  },
  {
    key: 'f',
    name: 'global search',
    graphql:
      'query ($text: String!) { search(text: $text, types: ["Client", "Contact", "Opportunity"]) { type hits { id title subtitle } } }',
    variables: (n) => ({ text: needle(n) }),
    raw: async (pool, n) => {
      const pattern = `%${needle(n)}%`;
      const find = (noun: string, table: string, subtitle: string) =>
        pool.query({
          text: `SELECT t.id, t.name, t.${subtitle} FROM (SELECT id FROM search_entries WHERE organization_id = $1 AND noun = $2 AND words LIKE $3 LIMIT 200) e
            JOIN ${table} t ON t.organization_id = $1 AND t.id = e.id ORDER BY length(t.name), t.name LIMIT 5`,
          values: [ORGANIZATION, noun, pattern],
        });
      return (
        await Promise.all([
          find('Client', 'clients', 'industry'),
          find('Contact', 'contacts', 'job_title'),
          find('Opportunity', 'opportunities', 'status'),
        ])
      ).map((result) => result.rows);
    },
  },
  {
    key: 'g',
    name: 'figures of the quarter',
    graphql:
      '{ homeFigures(from: "2026-10-01", to: "2026-12-31") { openCount openBase weightedBase wonCount wonBase lostCount winRate newClients overdueCount rottenCount } }',
    variables: () => ({}),
    raw: async (pool) =>
      Promise.all([
        many(
          pool,
          'g1',
          `SELECT count(*) FILTER (WHERE t.status = 'OPEN'), sum(t.total_base) FILTER (WHERE t.status = 'OPEN'), sum(t.weighted_base) FILTER (WHERE t.status = 'OPEN'),
            count(*) FILTER (WHERE t.status = 'WON'), sum(t.total_base) FILTER (WHERE t.status = 'WON'), count(*) FILTER (WHERE t.status = 'LOST'),
            count(*) FILTER (WHERE t.status = 'OPEN' AND greatest(t.stage_entered_at, t.last_activity_at) < now() - make_interval(days => coalesce(s.rotten_days, p.rotten_days)))
          FROM opportunities t JOIN pipeline_stages s ON s.organization_id = t.organization_id AND s.id = t.stage_id JOIN pipelines p ON p.organization_id = t.organization_id AND p.id = t.pipeline_id
          WHERE t.organization_id = $1 AND t.deleted_at IS NULL AND (t.status = 'OPEN' OR t.closed_on BETWEEN '2026-10-01' AND '2026-12-31')`,
          [ORGANIZATION],
        ),
        many(
          pool,
          'g2',
          `SELECT count(*) FROM clients WHERE organization_id = $1 AND deleted_at IS NULL AND created_at >= '2026-10-01' AND created_at < '2027-01-01'`,
          [ORGANIZATION],
        ),
        many(
          pool,
          'g3',
          `SELECT count(*) FROM interactions WHERE organization_id = $1 AND status = 'PLANNED' AND deleted_at IS NULL AND scheduled_at < now()`,
          [ORGANIZATION],
        ),
      ]),
  },
  {
    key: 'h',
    name: 'move a card (mutation)',
    graphql:
      'mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id version stage { id name } } }',
    variables: (n) => ({ input: { id: opportunityId(n), stageId: stageId(Math.floor(n / 3000) + n) } }),
    raw: moveByHand,
  },
];

const needle = (n: number) =>
  (Math.imul(n + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, '0').slice(0, 4);

/** A short rank after another one, of a time. */
const rankAfter = (rank: string | null) => `${rank?.[0] ?? '0'}${Date.now().toString(36)}V`;

/** What the mutation does, as one would write it by hand: lock, rank, update, history, event. */
async function moveByHand(pool: pg.Pool, n: number): Promise<unknown> {
  const client = await pool.connect();
  try {
    const [id, stage] = [opportunityId(n), stageId(Math.floor(n / 3000) + n)];
    await client.query('BEGIN');
    const { rows } = await client.query({
      name: 'h1',
      text: 'SELECT * FROM opportunities WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE',
      values: [ORGANIZATION, id],
    });
    const { rows: stages } = await client.query({
      name: 'h2',
      text: 'SELECT id, name, kind, probability FROM pipeline_stages WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL',
      values: [ORGANIZATION, stage],
    });
    const { rows: last } = await client.query({
      name: 'h3',
      text: 'SELECT max(position) AS position FROM opportunities WHERE organization_id = $1 AND stage_id = $2 AND deleted_at IS NULL',
      values: [ORGANIZATION, stage],
    });
    const { rows: moved } = await client.query({
      name: 'h4',
      text: `WITH moved AS (UPDATE opportunities SET stage_id = $3, position = $4, probability = $5, stage_entered_at = now(), version = version + 1, updated_at = now() WHERE organization_id = $1 AND id = $2 AND version = $6 RETURNING id, version),
        logged AS (INSERT INTO events (organization_id, id, change_set_id, name, subject_type, subject_id, actor_kind, origin, changes, keys, at)
          SELECT $1, gen_random_uuid(), gen_random_uuid(), 'opportunity.moved', 'Opportunity', $2, 'USER', 'USER', $7::jsonb, '{}', now() FROM moved) SELECT * FROM moved`,
      values: [
        ORGANIZATION,
        id,
        stage,
        rankAfter(last[0].position),
        stages[0].probability,
        rows[0].version,
        JSON.stringify({ stageId: [rows[0].stage_id, stage] }),
      ],
    });
    await client.query({
      name: 'h5',
      text: 'UPDATE stage_changes SET left_at = now() WHERE organization_id = $1 AND opportunity_id = $2 AND left_at IS NULL',
      values: [ORGANIZATION, id],
    });
    await client.query({
      name: 'h6',
      text: `INSERT INTO stage_changes (organization_id, id, created_at, updated_at, version, opportunity_id, stage_id, entered_at, amount, probability) VALUES ($1, gen_random_uuid(), now(), now(), 1, $2, $3, now(), $4, 50)`,
      values: [ORGANIZATION, id, stage, rows[0].total_base],
    });
    await client.query('COMMIT');
    return { ...moved[0], stage: stages[0] };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
