import type { RestRoute } from './restRoutes.js';

type Json = Record<string, any>;

/**
 * Completes the OpenAPI document that SOFA wrote: title and sign-in, no webhooks, bodies without the frame `input`, and
 * the names in the paths.
 */
export function describeRest(document: Json, routes: RestRoute[]): Json {
  const paths: Json = {};
  for (const { operation, method, path, inputKeys } of routes) {
    const place = path.replace(/:(\w+)/g, '{$1}');
    const described = document.paths?.[place]?.[method.toLowerCase()];
    if (!described) throw new Error(`${operation} is not described at ${method} ${place}.`);
    paths[place] = { ...paths[place], [method.toLowerCase()]: withoutFrame(described, path, inputKeys) };
  }
  return {
    ...document,
    info: {
      title: 'Rapport',
      description: 'The operations of the GraphQL schema as REST: the same records, rights and errors.',
      version: '1',
    },
    servers: [{ url: '/api' }],
    paths,
    security: [{ key: [] }],
    components: {
      ...document.components,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key from the settings.' },
      },
    },
  };
}

function withoutFrame(described: Json, path: string, inputKeys: string[] | null): Json {
  const body = described.requestBody?.content?.['application/json'];
  const input = inputKeys && body?.schema?.properties?.input;
  const known = (described.parameters ?? []).filter((each: Json) => each.name !== 'input');
  const named = [...path.matchAll(/:(\w+)/g)]
    .map(([, name]) => name)
    .filter((name) => !known.some((each: Json) => each.name === name))
    .map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const parameters = [...known, ...named];
  if (!input) return { ...described, parameters };
  return {
    ...described,
    parameters,
    requestBody: { required: true, content: { 'application/json': { ...body, schema: input } } },
  };
}
