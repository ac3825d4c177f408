import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  GraphQLID,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
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
const LEFT_OUT = new Set(['history', 'timelineFacets', 'scoreHistory', 'edges']);

/**
 * The schema as REST answers it, with the same resolvers and rights: a record with its own fields and the ids and names
 * of the records it leads to. Its children, and whatever takes arguments, are asked for at their own address.
 */
export const restSchema = (schema: GraphQLSchema): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name, typeName) => {
      if (typeName === 'Query' || typeName === 'Mutation' || typeName === 'Subscription') return undefined;
      const model = readModelOf({ extensions: field.extensions ?? {} });
      if (model?.kind === 'collection' || LEFT_OUT.has(name)) return null;
      const args = Object.entries(field.args ?? {}).map(([key, arg]) => ({ name: key, ...arg }));
      if (args.some((arg) => isRequiredArgument(arg as never))) return null;
      if (!isRecord(schema.getType(typeName))) return undefined;
      if (args.length > 0) return null;
      return isRecord(getNamedType(field.type)) ? { ...field, type: asReference(field.type) } : undefined;
    },
  });

const isRecord = (type: unknown): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Record');

/** The type with references in place of records, in a list or alone; null where one may not be seen. */
const asReference = (type: GraphQLOutputType): GraphQLOutputType =>
  isListType(getNullableType(type)) ? new GraphQLList(new GraphQLNonNull(Reference)) : Reference;
