import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  GraphQLID,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isRequiredArgument,
} from 'graphql';
import { readModelOf } from '../../kernel/readModel.js';

const Reference = new GraphQLObjectType({
  name: 'RecordReference',
  description: 'A record that another one refers to.',
  fields: {
    id: { type: new GraphQLNonNull(GraphQLID), description: 'Its id.' },
    name: { type: GraphQLString, description: 'Its name.' },
  },
});

/** Fields of records that are questions of their own, and the second form of lists. */
const LEFT_OUT = new Set(['history', 'edges']);

/**
 * The schema as REST answers it, with the same resolvers and rights: a record with its own fields and the ids and names
 * of what it refers to. Its children are asked for at their own address.
 */
export const restSchema = (schema: GraphQLSchema): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name, typeName) => {
      if (typeName === 'Query' || typeName === 'Mutation' || typeName === 'Subscription') return undefined;
      const model = readModelOf({ extensions: field.extensions ?? {} });
      if (model?.kind === 'reference') return { ...field, type: Reference };
      const needsArguments = Object.entries(field.args ?? {}).some(([key, arg]) =>
        isRequiredArgument({ name: key, ...arg } as never),
      );
      return model?.kind === 'collection' || needsArguments || LEFT_OUT.has(name) ? null : undefined;
    },
  });
