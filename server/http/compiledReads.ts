import { isDeepStrictEqual } from 'node:util';
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { readCompiled } from '../kernel/compiledRead.js';
import type { Context } from '../kernel/context.js';

/** An answer that is JSON text already. */
class Written {
  constructor(readonly text: string) {}
}

/** Writes an answer as Apollo does, and passes on what is text already. */
export const stringifyAnswer = (answer: object): string =>
  'data' in answer && answer.data instanceof Written
    ? `{"data":${answer.data.text}}`
    : JSON.stringify(answer);

type Plugin = ApolloServerPlugin<Context>;

/** Lets the read compiler answer what it can; what it cannot or fails to answer goes to the resolvers. */
export const compiledReads = (schema: GraphQLSchema): Plugin => ({
  requestDidStart: async () => ({
    responseForOperation: async ({ document, request, contextValue }) => {
      const text = await attempt(schema, document, request, contextValue);
      if (text === null) return null;
      const singleResult = { data: new Written(text) as unknown as Record<string, unknown> };
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
    },
  }),
});

/** For tests: both the compiler and the resolvers answer every query; a difference is an error of the request. */
export const verifiedReads = (schema: GraphQLSchema): Plugin => ({
  requestDidStart: async () => {
    let compiled: string | null = null;
    return {
      responseForOperation: async ({ document, request, contextValue }) => {
        compiled = await attempt(schema, document, request, contextValue);
        return null;
      },
      willSendResponse: async ({ document, request, contextValue, response: { body } }) => {
        if (compiled === null || body.kind !== 'single') return;
        const plain = JSON.stringify(body.singleResult.data);
        const same = (text: string | null) =>
          isDeepStrictEqual(JSON.parse(text ?? 'null'), JSON.parse(plain));
        if (same(compiled) || same(await attempt(schema, document!, request, contextValue))) return;
        body.singleResult.errors = [
          new GraphQLError(`The compiled read differs: ${compiled} instead of ${plain}`),
        ];
      },
    };
  },
});

async function attempt(
  schema: GraphQLSchema,
  document: Parameters<typeof readCompiled>[1],
  request: { operationName?: string | undefined; variables?: Record<string, unknown> | undefined },
  ctx: Context,
): Promise<string | null> {
  try {
    return await readCompiled(schema, document, request.operationName, request.variables, ctx);
  } catch {
    return null;
  }
}
