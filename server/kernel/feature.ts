import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from './context.js';
import type { JobDefinition } from './jobs.js';
import type { Reaction } from './relay.js';
import type { Services } from './services.js';

/** The context of a request outside GraphQL. */
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

/** What a feature brings into the house; `features/index.ts` lists them in dependency order. */
export interface Feature {
  name: string;
  /** Record classes and other TypeORM entities. */
  entities?: unknown[];
  resolvers?: unknown[];
  jobs?: JobDefinition<never>[];
  reactions?: Reaction[];
  /** Routes of its own beside /graphql. */
  http?: (http: FastifyInstance, services: Services, contextOf: ContextOf) => void | Promise<void>;
}
