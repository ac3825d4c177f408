import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { ApiKey } from './apiKey.entity.js';
import { createApiKey } from './createApiKey.js';
import { CreateApiKeyInput } from './identity.inputs.js';

@ObjectType({ simpleResolvers: true, description: 'A new API key with its secret.' })
export class ApiKeyCreated {
  @Field(() => ApiKey, { description: 'The key.' })
  apiKey: ApiKey;
  @Field(() => String, {
    description: 'The secret; it is shown this once and sent as Authorization: Bearer.',
  })
  secret: string;
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Can('apiKey.view')
  @Query(() => [ApiKey], {
    description: 'Your API keys; with the permission apiKey.viewAll those of everybody.',
  })
  apiKeys(@Ctx() ctx: Context): Promise<ApiKey[]> {
    return ctx.db.find(ApiKey, {}, { orderBy: [{ field: 'id', direction: 'DESC' }] });
  }

  @Can('apiKey.create')
  @Mutation(() => ApiKeyCreated, { description: 'Creates an API key that acts for you.' })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'Name, scopes and expiry.' }) input: {
      name: string;
      scopes: string[];
    },
    @Ctx() ctx: Context,
  ): Promise<ApiKeyCreated> {
    return createApiKey(ctx, input);
  }

  @Can('apiKey.delete')
  @Mutation(() => ApiKey, { description: 'Stops an API key from working, for good.' })
  async revokeApiKey(
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ApiKey> {
    const key = await ctx.db.remove(await ctx.db.get(ApiKey, id), { event: 'revoked' });
    ctx.afterCommit(() =>
      ctx.services.bus.publish('access', { organizationId: key.organizationId, accountId: null }),
    );
    return key;
  }
}
