import type { Context } from '../../kernel/context.js';
import { Organization } from '../identity/organization.entity.js';

export type FirstStepName = 'CLIENTS' | 'PIPELINE' | 'TEAM';

export interface FirstStep {
  name: FirstStepName;
  done: boolean;
}

/** What one needs to take a step. */
const RIGHTS: Record<FirstStepName, string> = {
  CLIENTS: 'client.create',
  PIPELINE: 'pipeline.update',
  TEAM: 'user.create',
};

/**
 * The first steps of an organization as far as the actor may take them, and whether the data says that they are done: there
 * are clients besides those of the demo company; somebody changed a pipeline or has an opportunity of their own in it;
 * somebody else was invited.
 */
export async function firstSteps(ctx: Context): Promise<FirstStep[]> {
  const names = (Object.keys(RIGHTS) as FirstStepName[]).filter((name) => ctx.actor.can(RIGHTS[name]));
  if (names.length === 0) return [];
  const { demoChangeSetId } = await ctx.db.get(Organization, ctx.actor.organizationId);
  const [done] = await ctx.db.rows<Record<FirstStepName, boolean>>(
    `WITH demo AS (SELECT subject_id AS id FROM events WHERE organization_id = :organizationId AND change_set_id = :demo::uuid AND name LIKE '%.created')
     SELECT EXISTS (SELECT FROM clients WHERE organization_id = :organizationId AND deleted_at IS NULL AND id NOT IN (SELECT id FROM demo)) AS "CLIENTS",
       EXISTS (SELECT FROM opportunities WHERE organization_id = :organizationId AND deleted_at IS NULL AND id NOT IN (SELECT id FROM demo))
         OR EXISTS (SELECT FROM pipelines p JOIN events e ON e.organization_id = p.organization_id AND e.subject_type = 'Pipeline' AND e.subject_id = p.id
           WHERE p.organization_id = :organizationId AND e.actor_kind <> 'SYSTEM')
         OR EXISTS (SELECT FROM pipeline_stages s JOIN events e ON e.organization_id = s.organization_id AND e.subject_type = 'PipelineStage' AND e.subject_id = s.id
           WHERE s.organization_id = :organizationId AND e.actor_kind <> 'SYSTEM') AS "PIPELINE",
       (SELECT count(*) > 1 FROM users WHERE organization_id = :organizationId AND deleted_at IS NULL) AS "TEAM"`,
    { demo: demoChangeSetId },
  );
  return names.map((name) => ({ name, done: done![name] }));
}
