import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Context } from '../kernel/context.js';
import { RapportError } from '../kernel/errors.js';
import { fieldsOf } from '../kernel/field.js';
import { checkCost, LIMITS, shapeRule } from '../kernel/limits.js';
import { type BaseRecord } from '../kernel/record.js';
import type { Services } from '../kernel/services.js';
import { compiledReads, stringifyAnswer, verifiedReads } from './compiledReads.js';
import { requestContext } from './requestContext.js';

/** GraphQL over HTTP: limits before execution, masked errors after it. */
export async function serveGraphql(
  http: FastifyInstance,
  services: Services,
  schema: GraphQLSchema,
  { verifyReads = false } = {},
): Promise<void> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: services.config.mode !== 'production',
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: services.config.mode === 'production',
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [shapeRule],
    stopOnTerminationSignals: false,
    formatError: maskErrors(services),
    stringifyResult: stringifyAnswer,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(http),
      costPlugin(schema),
      verifyReads ? verifiedReads(schema) : compiledReads(schema),
    ],
  });
  await apollo.start();
  http.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, {
      context: (request, reply) => requestContext(services, request, reply),
    }),
  });
}

function costPlugin(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request, operationName }) =>
        void checkCost(schema, document, request.variables, operationName),
      willSendResponse: async ({ response, contextValue }) => {
        response.http.headers.set('x-request-id', contextValue.requestId);
        response.http.headers.set('cache-control', 'no-store');
      },
    }),
  };
}

const SAFE_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Our own errors and those of the language pass; everything else becomes one sentence and a log line. */
function maskErrors(services: Services) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = (error as { originalError?: unknown }).originalError ?? error;
    const { message, path, locations } = formatted;
    if (original instanceof RapportError) {
      const { current, ...extensions } = original.extensions;
      return {
        message,
        ...(path ? { path } : {}),
        extensions: { ...extensions, ...(current ? { current: readableRecord(current as BaseRecord) } : {}) },
      };
    }
    const code = String(formatted.extensions?.code);
    if (SAFE_CODES.has(code))
      return {
        message: withoutValues(message),
        ...(path ? { path } : {}),
        ...(locations ? { locations } : {}),
        extensions: { code: code === 'BAD_USER_INPUT' ? 'INVALID' : code },
      };
    services.log.error(
      {
        error: original instanceof Error ? { message: original.message, stack: original.stack } : original,
        path,
      },
      'A request failed.',
    );
    return {
      message: 'Something went wrong on our side. Please try again; the request id helps us to find it.',
      ...(path ? { path } : {}),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** A message about a variable quotes its value, which may be a password. */
const withoutValues = (message: string) =>
  message.replace(/got invalid value .*?( at "[^"]*")?;.*/s, 'has an invalid value$1.');

/** The plain fields of the record that a conflict is about, without anything sensitive. */
function readableRecord(record: BaseRecord): Record<string, unknown> {
  const shown = [...fieldsOf(record.constructor).values()].filter(
    (field) => !field.hidden && !field.sensitive && !field.secret,
  );
  return Object.fromEntries([
    ['id', record.id],
    ['version', record.version],
    ...shown.map((field) => [field.key, (record as unknown as Record<string, unknown>)[field.key]]),
  ]);
}
