import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { Product } from '../products/product.entity.js';
import { Opportunity } from './opportunity.entity.js';

derivedFrom(Product, 'sales', []);

@ObjectType({
  simpleResolvers: true,
  description: 'How a product sells, by the line items of the opportunities that you may see.',
})
class ProductSales {
  @Field(() => Int, { description: 'Open opportunities with it.' })
  open: number;
  @Field(() => Int, { description: 'Opportunities with it that were won.' })
  won: number;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Net of its lines in open ones, in the base currency; null without the right to see amounts.',
  })
  openBase: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Net of its lines in those won, in the base currency.',
  })
  wonBase: string | null;
}

const NONE: ProductSales = { open: 0, won: 0, openBase: '0.0000', wonBase: '0.0000' };

/** One statement for all products of a list. */
function salesOf(ctx: Context, productId: string): Promise<ProductSales> {
  return ctx.loaders.custom('productSales', productId, async (ids) => {
    const rows = await ctx.db.rows<ProductSales & { id: string }>(
      `SELECT l.product_id AS id, count(DISTINCT o.id) FILTER (WHERE o.status = 'OPEN')::int AS open,
         count(DISTINCT o.id) FILTER (WHERE o.status = 'WON')::int AS won,
         coalesce(sum(l.net * o.rate_to_base) FILTER (WHERE o.status = 'OPEN'), 0)::numeric(18,4) AS "openBase",
         coalesce(sum(l.net * o.rate_to_base) FILTER (WHERE o.status = 'WON'), 0)::numeric(18,4) AS "wonBase"
       FROM opportunity_line_items l JOIN opportunities o ON o.id = l.opportunity_id
       WHERE l.organization_id = :organizationId AND l.product_id = ANY(:ids::uuid[]) AND l.deleted_at IS NULL AND :scope GROUP BY l.product_id`,
      { ids },
      { scope: { Class: Opportunity, alias: 'o' } },
    );
    const byId = new Map(rows.map(({ id, ...sales }) => [id, sales]));
    return ids.map((id) => byId.get(id) ?? NONE);
  });
}

@Resolver(() => Product)
export class ProductSalesResolver {
  @FieldResolver(() => ProductSales, { description: 'How it sells.' })
  async sales(@Root() { id }: Product, @Ctx() ctx: Context): Promise<ProductSales> {
    const amounts = ctx.actor.can('opportunity.viewAmount') ? {} : { openBase: null, wonBase: null };
    return { ...(await salesOf(ctx, id)), ...amounts };
  }
}
