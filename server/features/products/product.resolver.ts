import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { bulkOperations } from '../../kernel/bulk.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { fieldOf } from '../../kernel/field.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { checkValue } from '../../kernel/value.js';
import type { DecidedPrice } from './decidePrice.js';
import { PriceList } from './priceList.entity.js';
import { PriceSource } from './priceSource.js';
import { Product } from './product.entity.js';
import { productPrices } from './productPrice.query.js';

@ObjectType({ simpleResolvers: true, description: 'What a product costs, and who says so.' })
class ProductPrice {
  @Field(() => DecimalScalar, { description: 'Price of one, in the currency asked for.' })
  unitPrice: string;
  @Field(() => PriceSource, { description: 'Where it comes from.' })
  source: string;
  @Field(() => ID, { nullable: true, description: 'The list that says so; null for the product itself.' })
  priceListId: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'From which quantity on the price of the list holds; null for the product itself.',
  })
  minQuantity: string | null;
}

@Resolver(() => ProductPrice)
class ProductPriceResolver {
  @Can('product.view')
  @Query(() => ProductPrice, {
    nullable: true,
    description:
      'What a product costs: the price of the chosen list, otherwise of the default list of the currency, each with the highest minimum quantity reached, otherwise of the product itself; null when none of them knows one in the currency.',
  })
  async productPrice(
    @Arg('productId', () => ID, { description: 'The product.' }) productId: string,
    @Arg('currency', () => String, {
      nullable: true,
      description: 'ISO 4217 currency; that of the organization when left out.',
    })
    currency: string | null,
    @Arg('quantity', () => DecimalScalar, { nullable: true, description: 'How many; 1 when left out.' })
    quantity: string | null,
    @Arg('priceListId', () => ID, { nullable: true, description: 'The list to ask first.' })
    priceListId: string | null,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: string | null,
    @Ctx() ctx: Context,
  ): Promise<DecidedPrice | null> {
    const checked = checkValue(fieldOf(Product, 'currency'), currency ?? ctx.actor.baseCurrency);
    if ('problem' in checked) throw invalid({ currency: checked.problem });
    const product = await ctx.db.get(Product, productId);
    if (priceListId) await ctx.db.get(PriceList, priceListId);
    const wanted = [{ product, quantity: quantity ?? '1' }];
    const [price] = await productPrices(ctx, wanted, { currency: String(checked.value), priceListId, on });
    return price ?? null;
  }

  @FieldResolver(() => PriceList, { nullable: true, description: 'The list that says so.' })
  priceList(@Root() price: DecidedPrice, @Ctx() ctx: Context): Promise<PriceList | null> {
    return ctx.loaders.one(PriceList, price.priceListId);
  }
}

export const productResolvers = [
  ...recordOperations({
    Class: Product,
    CreateInput: createInputOf(Product),
    UpdateInput: updateInputOf(Product),
  }),
  ...bulkOperations(Product),
  ProductPriceResolver,
];
