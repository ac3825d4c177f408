import { GraphQLScalarType } from 'graphql';
import { Arg, Ctx, createUnionType, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from './context.js';
import { Public, SignedIn } from './guard.js';
import { allNouns, nounNamed } from './noun.js';
import type { ResolverClass } from './operations.js';
import type { BaseRecord } from './record.js';

const Any = new GraphQLScalarType({
  name: '_Any',
  description: 'A reference to an entity: its __typename and key.',
});

/** `_service` and `_entities`: what a federation gateway asks. References are read through the door like everything else. */
export function federationResolver(sdl: () => string): ResolverClass {
  const Entity = createUnionType({
    name: '_Entity',
    description: 'Every type with @key.',
    types: () => allNouns().map(({ Class }) => Class as unknown as new () => object) as never,
    resolveType: (value: object) => value.constructor.name,
  });

  @ObjectType('_Service', { description: 'The subgraph.' })
  class Service {
    @Field(() => String, { description: 'Its schema with federation directives.' })
    sdl: string;
  }

  @Resolver()
  class Federation {
    @Public('A gateway composes its schema from it; it holds no data.')
    @Query(() => Service, { description: 'The schema of this subgraph.' })
    _service(): Service {
      return { sdl: sdl() };
    }

    @SignedIn('Each record is read under its own policy.')
    @Query(() => [Entity], {
      nullable: 'items',
      description: 'Records by their keys; null where there is none or you may not see it.',
    })
    _entities(
      @Arg('representations', () => [Any], { description: 'References.' }) references: {
        __typename: string;
        id: string;
      }[],
      @Ctx() ctx: Context,
    ): Promise<(BaseRecord | null)[]> {
      return Promise.all(
        references.map(({ __typename, id }) => {
          const Class = nounNamed(__typename)?.Class;
          return Class ? ctx.loaders.one(Class, id) : null;
        }),
      );
    }
  }
  return Federation;
}
