import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
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
  schema = guardSchema(buildSchemaSync({ resolvers: resolvers as never, pubSub: hubDriven, validate: false }));
  return schema;
}

/** The contract as text, sorted, so that differences can be reviewed. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(rapportSchema()))}\n`;

/** What a gateway adds itself: the types and root fields that begin with an underscore. */
const FEDERATION_OWN = /(^"""[^"]*"""\n(type|union|scalar) _\w+[^\n]*(\{[^}]*\})?\n+)|(^  """[^"]*"""\n  _\w+(\([^)]*\))?: [^\n]*\n+)/gm;

/** The contract with federation directives, as a gateway composes it. */
export function subgraphText(): string {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n\n';
  const keyed = new RegExp(`^type (${allNouns().map(({ Class }) => Class.name).join('|')}) implements Record`, 'gm');
  return link + schemaText().replace(keyed, '$& @key(fields: "id")').replace(FEDERATION_OWN, '');
}
