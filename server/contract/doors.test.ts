import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { guardSchema, marksOf, rootFields } from '../kernel/guard.js';
import { allNouns } from '../kernel/noun.js';
import { policyOf } from '../kernel/policy.js';
import { rapportSchema } from '../schema.js';
import { type House, openHouse } from '../testing/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('Every door has a lock', () => {
  test('a root field without a permission stops the server and names itself', () => {
    @Resolver()
    class Careless {
      @Query(() => String)
      secrets() {
        return 'all of them';
      }
    }
    const schema = buildSchemaSync({ resolvers: [Careless], validate: false });
    expect(() => guardSchema(schema)).toThrow('Query.secrets names no permission');
  });

  test.each(rootFields(rapportSchema()).map(({ kind, field }) => [`${kind}.${field.name}`, field] as const))(
    '%s says who may call it',
    (_name, field) => {
      const { can, signedIn, public: open } = marksOf(field);
      expect(can ?? signedIn ?? open).toMatch(/\w{3}/);
    },
  );

  test('without a session only public fields answer', async () => {
    const stranger = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ clients { nodes { id } } }' }),
    });
    const { errors } = (await stranger.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  test.each(allNouns().map(({ Class }) => [Class.name, Class] as const))(
    '%s has a policy',
    (_name, Class) => {
      expect(typeof policyOf(Class).visible).toBe('function');
    },
  );
});

describe('The schema is its own documentation', () => {
  const undocumented: string[] = [];
  const note = (name: string, element: { description?: string | null | undefined }) => {
    if (!element.description?.trim()) undocumented.push(name);
  };
  for (const type of Object.values(rapportSchema().getTypeMap())) {
    if (
      type.name.startsWith('__') ||
      ['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)
    ) {
      if (!isObjectType(type)) continue;
    } else note(type.name, type);
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field);
        for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
  }

  test('every type, field, argument and value has a description', () => {
    expect(undocumented).toEqual([]);
  });
});
