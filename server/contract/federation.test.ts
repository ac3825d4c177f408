import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices } from '@theguild/federation-composition';
import { graphql, parse } from 'graphql';
import { subgraphText } from '../schema.js';
import { type House, openHouse } from '../testing/house.js';

const LOYALTY = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Client @key(fields: "id") { id: ID! loyaltyPoints: Int! }
  type Query { loyaltyOf(clientId: ID!): Client }
`;

/** A second, tiny service that extends Client. */
const loyalty = buildSubgraphSchema({
  typeDefs: parse(LOYALTY),
  resolvers: {
    Client: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      loyaltyPoints: ({ id }: { id: string }) => id.length * 10,
    },
    Query: { loyaltyOf: (_root: unknown, { clientId }: { clientId: string }) => ({ id: clientId }) },
  },
});

let house: House;
const second = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk) => chunks.push(chunk))
    .on('end', async () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(await graphql({ schema: loyalty, source: query, variableValues: variables })));
    });
});
beforeAll(async () => {
  house = await openHouse();
  await new Promise<void>((resolve) => second.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  second.close();
  await house.close();
});

test('a gateway composes Rapport with a service that extends Client, and asks both', async () => {
  const { owner } = await house.organization();
  const client = await owner.client({ companyName: 'Federated' });
  const composed = composeServices([
    { name: 'rapport', typeDefs: parse(subgraphText()), url: `${house.url}/graphql` },
    {
      name: 'loyalty',
      typeDefs: parse(LOYALTY),
      url: `http://127.0.0.1:${(second.address() as { port: number }).port}/graphql`,
    },
  ]);
  expect(composed.errors ?? []).toEqual([]);
  const gateway = createGatewayRuntime({
    supergraph: composed.supergraphSdl!,
    logging: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({ cookie: request.headers.get('cookie') ?? '' }),
    },
  });
  const ask = async (query: string, variables = {}) => {
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: owner.cookie },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: unknown };
  };
  expect(await ask('query ($id: ID!) { client(id: $id) { name loyaltyPoints } }', { id: client.id })).toEqual(
    { data: { client: { name: 'Federated', loyaltyPoints: 360 } } },
  );
  expect(
    await ask('query ($id: ID!) { loyaltyOf(clientId: $id) { loyaltyPoints name owner { name } } }', {
      id: client.id,
    }),
  ).toMatchObject({
    data: { loyaltyOf: { loyaltyPoints: 360, name: 'Federated', owner: { name: expect.any(String) } } },
  });
  await gateway[Symbol.asyncDispose]();
});
