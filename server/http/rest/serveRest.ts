import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { useSofa as sofaRouter } from 'sofa-api';
import type { Context } from '../../kernel/context.js';
import type { Services } from '../../kernel/services.js';
import { maskErrors } from '../maskErrors.js';
import { requestContext } from '../requestContext.js';
import { describeRest } from './describeRest.js';
import { type RestRoute, restRoutes } from './restRoutes.js';
import { restSchema } from './restSchema.js';

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  BAD_USER_INPUT: 422,
  CONFLICT: 409,
  DUPLICATE: 409,
  RATE_LIMITED: 429,
  TOO_EXPENSIVE: 400,
};

/** REST over the operations of the schema at `/api`, with a description at `/api/openapi.json` and a page at `/api/docs/`. */
export async function serveRest(
  http: FastifyInstance,
  services: Services,
  schema: GraphQLSchema,
): Promise<void> {
  const routes = restRoutes(schema);
  let made: Sofa | undefined;
  const sofa = () => {
    made ??= makeSofa(services, schema, routes);
    return made;
  };
  for (const route of routes)
    http.route({
      method: route.method,
      url: `/api${route.path}`,
      handler: async (request, reply) => {
        const ctx = await requestContext(services, request, reply);
        return send(reply, await sofa().fetch(asFetch(request, route), { ctx } as never));
      },
    });
  serveDescription(http, async () => {
    const document = await sofa().fetch('http://localhost/api/openapi.json', {} as never);
    return describeRest((await document.json()) as Record<string, unknown>, routes);
  });
}

type Sofa = ReturnType<typeof sofaRouter>;

/** SOFA over the REST form of the schema; made when the first request comes, since that takes a moment. */
function makeSofa(services: Services, schema: GraphQLSchema, routes: RestRoute[]): Sofa {
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
      const status = Math.max(...shown.map(({ extensions }) => STATUS[String(extensions?.code)] ?? 500));
      return Response.json({ errors: shown }, { status }) as never;
    },
  });
}

/** The request as SOFA takes it: what a mutation calls `input` is the body itself, with the names in the path. */
function asFetch(request: FastifyRequest, { method, inputKeys }: RestRoute): Request {
  const url = `http://localhost${request.url}`;
  if (method === 'GET' || method === 'DELETE') return new Request(url, { method });
  const given = (request.body ?? {}) as Record<string, unknown>;
  const params = Object.entries(request.params as Record<string, string>);
  const named = Object.fromEntries(params.filter(([key]) => inputKeys?.includes(key)));
  const body = JSON.stringify(inputKeys ? { input: { ...given, ...named } } : given);
  return new Request(url, { method, body, headers: { 'content-type': 'application/json' } });
}

async function send(reply: FastifyReply, answer: Response) {
  const text = await answer.text();
  const missing = answer.status === 200 && text === 'null';
  return reply
    .code(missing ? 404 : answer.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(
      missing
        ? JSON.stringify({ errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }] })
        : text,
    );
}

/** What went wrong in GraphQL's form; what the language refused before anything ran is the caller's mistake. */
function asFormatted(error: unknown): GraphQLFormattedError {
  const mistake = { code: 'BAD_USER_INPUT' };
  if (!(error instanceof GraphQLError)) return { message: (error as Error).message, extensions: mistake };
  const ours = error.originalError && !(error.originalError instanceof GraphQLError);
  const refused = !error.path && !error.extensions.code && !ours;
  return refused ? { ...error.toJSON(), extensions: mistake } : error.toJSON();
}

/** The OpenAPI document and the page that shows it, from files of our own so that the content policy holds. */
function serveDescription(http: FastifyInstance, describe: () => Promise<object>) {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const files: Record<string, [type: string, read: () => Buffer | string]> = {
    '': ['text/html', () => PAGE],
    'start.js': ['text/javascript', () => START],
    'swagger-ui.css': ['text/css', () => readFileSync(path.join(folder, 'swagger-ui.css'))],
    'swagger-ui-bundle.js': [
      'text/javascript',
      () => readFileSync(path.join(folder, 'swagger-ui-bundle.js')),
    ],
  };
  http.get('/api/openapi.json', describe);
  http.get('/api/docs', async (_request, reply) => reply.redirect('/api/docs/'));
  for (const [name, [type, read]] of Object.entries(files))
    http.get(`/api/docs/${name}`, async (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).send(read()),
    );
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Rapport – REST</title>
    <link rel="stylesheet" href="swagger-ui.css" />
  </head>
  <body>
    <div id="page"></div>
    <script src="swagger-ui-bundle.js"></script>
    <script src="start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', docExpansion: 'none', tagsSorter: 'alpha' });\n`;
