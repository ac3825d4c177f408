import 'reflect-metadata';
import {
  type GraphQLSchema,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { features } from './features/index.js';
import { federationResolver } from './kernel/federation.js';
import { completeFilters } from './kernel/filter.js';
import { guardSchema } from './kernel/guard.js';
import { RecordResolver } from './kernel/history.js';
import { allNouns } from './kernel/noun.js';
import { policyOf } from './kernel/policy.js';
import { ProgressResolver } from './kernel/progress.js';
import { relationResolvers } from './kernel/relations.js';
import { neverIterable } from './kernel/subscription.js';
import { UndoResolver } from './kernel/undo.resolver.js';

/** TypeGraphQL insists on a pub/sub; ours is the hub, so this one carries nothing. */
const hubDriven = { publish: () => undefined, subscribe: neverIterable };

let schema: GraphQLSchema | undefined;

/** The guarded schema of all features, built once per process. A noun without a policy stops it. */
export function rapportSchema(): GraphQLSchema {
  if (schema) return schema;
  for (const { Class } of allNouns()) policyOf(Class);
  completeFilters(allNouns().map(({ Class }) => Class));
  const resolvers = [
    RecordResolver,
    UndoResolver,
    ProgressResolver,
    federationResolver(subgraphText),
    ...relationResolvers(),
    ...features.flatMap((feature) => feature.resolvers ?? []),
  ];
  schema = guardSchema(
    buildSchemaSync({ resolvers: resolvers as never, pubSub: hubDriven, validate: false }),
  );
  return schema;
}

/** The contract as text, sorted, so that differences can be reviewed. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(rapportSchema()))}\n`;

/**
 * The contract with federation directives, as a gateway composes it: nouns get their key, and what a gateway adds itself
 * (everything that begins with an underscore) is left out.
 */
export function subgraphText(): string {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
  const keyed = new Set(allNouns().map(({ Class }) => Class.name));
  const key = parse('type T @key(fields: "id") { id: ID }').definitions[0] as ObjectTypeDefinitionNode;
  const own = visit(parse(schemaText()), {
    enter: (node) =>
      'name' in node && node.name?.value.startsWith('_') && 'description' in node ? null : undefined,
    ObjectTypeDefinition: {
      leave: (node) => (keyed.has(node.name.value) ? { ...node, directives: key.directives } : undefined),
    },
  });
  return `${link}\n\n${print(own)}\n`;
}
