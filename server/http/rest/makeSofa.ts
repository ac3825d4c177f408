import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { useSofa as sofaRouter } from 'sofa-api';
import type { Context } from '../../kernel/context.js';
import type { Services } from '../../kernel/services.js';
import { maskErrors } from '../maskErrors.js';
import type { RestRoute } from './restRoutes.js';
import { restSchema } from './restSchema.js';
import { statusOf } from './statusOf.js';

export type Sofa = ReturnType<typeof sofaRouter>;

/** SOFA over the REST form of the schema, answering errors in our form. */
export function makeSofa(services: Services, schema: GraphQLSchema, routes: RestRoute[]): Sofa {
  const mask = maskErrors(services);
  return sofaRouter({
    basePath: '/api',
    schema: restSchema(schema),
    depthLimit: 1,
    routes: Object.fromEntries(
      routes.map(({ operation, method, path, status, tag }) => [
        operation,
        { method, path, responseStatus: status, tags: [tag] },
      ]),
    ),
    context: (server) => (server as unknown as { ctx: Context }).ctx,
    errorHandler: (errors) => {
      const shown = errors.map((error) => mask(asFormatted(error), error));
      const status = Math.max(...shown.map(({ extensions }) => statusOf(extensions?.code)));
      return Response.json({ errors: shown }, { status }) as never;
    },
  });
}

/** What went wrong in GraphQL's form; what the language refused before anything ran is the caller's mistake. */
function asFormatted(error: unknown): GraphQLFormattedError {
  const mistake = { code: 'BAD_USER_INPUT' };
  if (!(error instanceof GraphQLError)) return { message: (error as Error).message, extensions: mistake };
  const ours = error.originalError && !(error.originalError instanceof GraphQLError);
  const refused = !error.path && !error.extensions.code && !ours;
  return refused ? { ...error.toJSON(), extensions: mistake } : error.toJSON();
}
