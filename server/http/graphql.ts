import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../kernel/context.js';
import { checkCost, LIMITS, shapeRule } from '../kernel/limits.js';
import type { Services } from '../kernel/services.js';
import { compiledReads, stringifyAnswer, verifiedReads } from './compiledReads.js';
import { maskErrors } from './maskErrors.js';
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
