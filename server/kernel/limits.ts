import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  specifiedRules,
  type ValidationContext,
  validate,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { tooExpensive } from './errors.js';
import { groupRows, MAX_PAGE } from './pageTypes.js';

/** What one operation may ask for, the same on HTTP and WebSocket. */
export const LIMITS = { tokens: 2000, depth: 12, aliases: 30, cost: 20_000, sensitive: 1 };

/** As how many groups a list in groups counts: a board has about as many columns, a calendar has more with fewer rows. */
const GROUPS = 12;

/** A page costs its rows: what `first` or `last` asks for, clamped as the resolver clamps it; of each of some groups. */
const pageEstimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  if (!('first' in args || field.args.some((arg) => arg.name === 'first'))) return undefined;
  if ('groupBy' in args) return 1 + GROUPS * groupRows(Number(args.first ?? 20)) * childComplexity;
  const size = Math.min(Math.max(Number(args.last ?? args.first ?? 20), 1), MAX_PAGE);
  return 1 + size * childComplexity;
};
const plainEstimator: ComplexityEstimator = ({ childComplexity }) => 1 + childComplexity;

/** Too deep, too many aliases, or more than one sign-in or reset in a document. */
export function shapeRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let sensitive = 0;
  let depth = 0;
  return {
    Field: {
      enter(node) {
        depth++;
        if (depth === LIMITS.depth + 1)
          context.reportError(tooExpensive(`The operation nests deeper than ${LIMITS.depth} levels.`));
        if (node.alias && ++aliases === LIMITS.aliases + 1)
          context.reportError(tooExpensive(`The operation has more than ${LIMITS.aliases} aliases.`));
        if (SENSITIVE.has(node.name.value) && ++sensitive === LIMITS.sensitive + 1)
          context.reportError(tooExpensive('Only one sign-in, sign-up or reset in one request.'));
      },
      leave() {
        depth--;
      },
    },
    FragmentSpread(node) {
      const fragment = context.getFragment(node.name.value);
      if (
        fragment &&
        depth + depthOf(context, fragment.selectionSet, new Set([node.name.value])) > LIMITS.depth
      )
        context.reportError(tooExpensive(`The operation nests deeper than ${LIMITS.depth} levels.`));
    },
  };
}

const SENSITIVE = new Set(['login', 'signUp', 'resetPassword', 'requestPasswordReset', 'acceptInvitation']);

type Selections = {
  selections: readonly { kind: string; name?: { value: string }; selectionSet?: Selections }[];
};

function depthOf(context: ValidationContext, set: Selections, seen: Set<string>): number {
  return Math.max(
    0,
    ...set.selections.map((selection) => {
      if (selection.kind === Kind.FIELD)
        return 1 + (selection.selectionSet ? depthOf(context, selection.selectionSet, seen) : 0);
      if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(context, selection.selectionSet!, seen);
      const name = selection.name!.value;
      const fragment = context.getFragment(name);
      return fragment && !seen.has(name)
        ? depthOf(context, fragment.selectionSet as Selections, new Set([...seen, name]))
        : 0;
    }),
  );
}

const knownCosts = new WeakMap<DocumentNode, number>();

/** Whether variables can change what the document costs: only whole numbers say how many rows are asked for. */
const countsVary = (query: DocumentNode) =>
  query.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.variableDefinitions?.some(({ type }) => /Int\b/.test(print(type))),
  ) || query.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).length > 1;

/** Throws TOO_EXPENSIVE when the operation with these variables costs more than one request may. */
export function checkCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName?: string | null,
): number {
  const known = knownCosts.get(query);
  if (known !== undefined) return known;
  const cost = costOf(schema, query, variables, operationName);
  if (cost > LIMITS.cost)
    throw tooExpensive(
      `The operation costs ${cost}; at most ${LIMITS.cost} are allowed. Ask for fewer rows or levels.`,
    );
  if (cost > 0 && !countsVary(query)) knownCosts.set(query, cost);
  return cost;
}

/** Variables of a wrong type cost nothing here: the execution refuses them with a better message. */
function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName?: string | null,
): number {
  try {
    return getComplexity({
      schema,
      query,
      variables: variables ?? {},
      operationName: operationName ?? undefined,
      estimators: [pageEstimator, plainEstimator],
    });
  } catch (error) {
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}

const documents = new WeakMap<GraphQLSchema, Map<string, DocumentNode>>();
const DOCUMENTS_KEPT = 1000;

/** Parses and validates a document as HTTP does, once for each text: the gate of the WebSocket. */
export function gate(schema: GraphQLSchema, query: string): DocumentNode | GraphQLError[] {
  const cache = documents.get(schema) ?? new Map<string, DocumentNode>();
  documents.set(schema, cache);
  const known = cache.get(query);
  if (known) return known;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    return [error as GraphQLError];
  }
  const errors = validate(schema, document, [...specifiedRules, shapeRule], {
    maxErrors: 10,
    hideSuggestions: true,
  } as never);
  if (errors.length > 0) return [...errors];
  if (cache.size >= DOCUMENTS_KEPT) cache.delete(cache.keys().next().value!);
  cache.set(query, document);
  return document;
}
