import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Reads } from '../../kernel/readModel.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { Client } from '../clients/client.entity.js';
import { Opportunity } from './opportunity.entity.js';

interface Sums {
  open: string;
  won: string;
}

/** Sums of a client's visible opportunities; one statement for all clients of a list. */
function sumsOf(ctx: Context, clientId: string): Promise<Sums> {
  return ctx.loaders.custom('clientOpportunities', clientId, async (ids) => {
    const rows = await ctx.db.rows<Sums & { id: string }>(
      `SELECT o.client_id AS id,
         coalesce(sum(o.total_base) FILTER (WHERE o.status = 'OPEN'), 0)::numeric(18,4) AS open,
         coalesce(sum(o.total_base) FILTER (WHERE o.status = 'WON'), 0)::numeric(18,4) AS won
       FROM opportunities o WHERE o.organization_id = :organizationId AND :scope AND o.client_id = ANY(:ids::uuid[]) GROUP BY o.client_id`,
      { ids },
      { scope: { Class: Opportunity, alias: 'o' } },
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? { open: '0.0000', won: '0.0000' });
  });
}

@Resolver(() => Client)
export class ClientOpportunitiesResolver {
  @Reads({ kind: 'count', Child: Opportunity, key: 'clientId' })
  @FieldResolver(() => Int, { description: 'How many opportunities of the client you may see.' })
  opportunityCount(@Root() client: Client, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.count(Opportunity, 'clientId', client.id);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: 'Sum of open opportunities in the base currency; null without the right to see amounts.',
  })
  async openAmount(@Root() client: Client, @Ctx() ctx: Context): Promise<string | null> {
    return ctx.actor.can('opportunity.viewAmount') ? (await sumsOf(ctx, client.id)).open : null;
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: 'Sum of won opportunities in the base currency.',
  })
  async wonAmount(@Root() client: Client, @Ctx() ctx: Context): Promise<string | null> {
    return ctx.actor.can('opportunity.viewAmount') ? (await sumsOf(ctx, client.id)).won : null;
  }
}
