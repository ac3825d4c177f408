import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { invalid, RapportError } from '../../kernel/errors.js';
import type { Services } from '../../kernel/services.js';
import { requestContext } from '../requestContext.js';
import { describeRest } from './describeRest.js';
import type { Sofa } from './makeSofa.js';
import { type RestRoute, restRoutes } from './restRoutes.js';
import { statusOf } from './statusOf.js';

/** REST over the operations of the schema at `/api`, with a description at `/api/openapi.json` and a page at `/api/docs/`. */
export async function serveRest(
  http: FastifyInstance,
  services: Services,
  schema: GraphQLSchema,
): Promise<void> {
  const routes = restRoutes(schema);
  // Loaded with the first request: SOFA is a quarter of all modules, and most starts never need it.
  let made: Promise<Sofa> | undefined;
  const sofa = () => {
    made ??= import('./makeSofa.js').then(({ makeSofa }) => makeSofa(services, schema, routes));
    return made;
  };
  await http.register(
    async (api) => {
      for (const route of routes)
        api.route({
          method: route.method,
          url: route.path,
          handler: async (request, reply) => {
            const problem = problemWith(request, route);
            if (problem) return refuse(reply, 422, problem);
            const ctx = await requestContext(services, request, reply);
            return send(reply, await (await sofa()).fetch(asFetch(request, route), { ctx } as never));
          },
        });
      serveDescription(api, async () => {
        const document = await (await sofa()).fetch('http://localhost/api/openapi.json', {} as never);
        return describeRest((await document.json()) as Record<string, unknown>, routes);
      });
      api.setNotFoundHandler((_request, reply) => refuse(reply, 404, NOT_FOUND));
      api.setErrorHandler<FastifyError>((error, _request, reply) => {
        if (error instanceof RapportError) return refuse(reply, statusOf(error.code), error);
        const { statusCode = 500, message } = error;
        // What could not be read as a request; anything else is no business of the caller.
        if (statusCode < 500) return refuse(reply, statusCode, new RapportError('INVALID', message));
        services.log.error({ error: message }, 'A REST request failed.');
        return refuse(reply, 500, { message: 'Something went wrong.' });
      });
    },
    { prefix: '/api' },
  );
}

const NOT_FOUND = new RapportError('NOT_FOUND', 'Not found.');

const refuse = (reply: FastifyReply, status: number, error: object) =>
  reply.code(status).send({ errors: [error] });

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

/** What is wrong with the form of a request: its body, or parameters that there are not or that are no number or yes and no. */
function problemWith({ query, body }: FastifyRequest, { method, args }: RestRoute): RapportError | null {
  if (method !== 'GET' && method !== 'DELETE')
    return (body ?? null) === null || (typeof body === 'object' && !Array.isArray(body))
      ? null
      : invalid({ body: 'Send a JSON object.' });
  const wrong: Record<string, string> = {};
  for (const [key, value] of Object.entries(query as Record<string, string>)) {
    const [name = ''] = key.split(/[[.]/);
    const type = args.get(name);
    if (!type) wrong[name] = 'There is no such parameter.';
    else if (type === 'Int' && !/^-?\d+$/.test(value)) wrong[name] = 'Give a whole number.';
    else if (type === 'Boolean' && !/^(true|false)$/.test(value)) wrong[name] = 'Give true or false.';
  }
  return Object.keys(wrong).length > 0 ? invalid(wrong) : null;
}

async function send(reply: FastifyReply, answer: Response) {
  const text = await answer.text();
  const missing = answer.status === 200 && text === 'null';
  return reply
    .code(missing ? 404 : answer.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(missing ? JSON.stringify({ errors: [NOT_FOUND] }) : text);
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
  http.get('/openapi.json', describe);
  for (const entrance of ['/', '/docs'])
    http.get(entrance, async (_request, reply) => reply.redirect('/api/docs/'));
  for (const [name, [type, read]] of Object.entries(files))
    http.get(`/docs/${name}`, async (_request, reply) => reply.type(`${type}; charset=utf-8`).send(read()));
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Rapport – REST</title>
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="/icon.svg" />
    <link rel="stylesheet" href="swagger-ui.css" />
  </head>
  <body>
    <div id="page"></div>
    <script src="swagger-ui-bundle.js"></script>
    <script src="start.js"></script>
  </body>
</html>
`;
/** Dark where the app is: as chosen there, else as the system is. */
const START = `const system = matchMedia('(prefers-color-scheme: dark)');
function shade() {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark = chosen === 'dark' || (chosen !== 'light' && system.matches);
  document.documentElement.classList.toggle('dark-mode', dark);
}
shade();
system.addEventListener('change', shade);
SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', docExpansion: 'none', tagsSorter: 'alpha' });
`;
