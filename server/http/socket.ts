import type { IncomingMessage, Server } from 'node:http';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { useServer as speakProtocol } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { actorOf, type Credentials } from '../features/identity/actorOf.js';
import type { Actor } from '../kernel/actor.js';
import { Context } from '../kernel/context.js';
import { rateLimited, unauthenticated } from '../kernel/errors.js';
import { checkAccess } from '../kernel/guard.js';
import { checkCost, gate } from '../kernel/limits.js';
import type { LiveHub, Subscriber, SubscriptionRequest, Topics } from '../kernel/live.js';
import type { Services } from '../kernel/services.js';
import { credentialsOf } from './credentials.js';

const MAX_OPERATIONS = 50;
const MAX_BUFFERED = 1024 * 1024;
/** Sessions and rights of open sockets are looked at this often, and at once when the bus tells of a change. */
const RECHECK = 4000;

interface OpenSubscription {
  request: SubscriptionRequest;
  subscriber: Subscriber;
  leave: () => void;
}

interface SocketState {
  socket: WebSocket;
  request: IncomingMessage;
  credentials: Credentials;
  actor: Actor;
  subscriptions: Map<string, OpenSubscription>;
  /** Ids that are taken, from the moment they are asked for. */
  taken: Set<string>;
}

type Extra = { socket: WebSocket; request: IncomingMessage; state?: SocketState };

/**
 * The second front door: subscriptions only, through the same gate as HTTP. Frames come from the hub; graphql-ws keeps
 * the protocol. Returns how to close it.
 */
export function serveSocket(
  server: Server,
  services: Services,
  schema: GraphQLSchema,
  hub: LiveHub,
): () => Promise<void> {
  const sockets = new Set<SocketState>();
  const wss = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: 65_536,
    perMessageDeflate: false,
    verifyClient: ({ origin, req }, done) => done(originAllowed(origin, req, services), 403),
  });

  const protocol = speakProtocol<Record<string, unknown>, Extra>(
    {
      schema,
      connectionInitWaitTimeout: 3000,
      onConnect: async (context) => {
        const { socket, request } = context.extra;
        const token = context.connectionParams?.authorization;
        const credentials =
          typeof token === 'string'
            ? credentialsOf({ authorization: token }, services.config)
            : credentialsOf(request.headers, services.config);
        const actor = await actorOf(services, credentials);
        if (!actor) return false;
        const state: SocketState = {
          socket,
          request,
          credentials,
          actor,
          subscriptions: new Map(),
          taken: new Set(),
        };
        context.extra.state = state;
        sockets.add(state);
        return true;
      },
      onSubscribe: (context, id, payload) => {
        const state = context.extra.state!;
        try {
          if (state.taken.size >= MAX_OPERATIONS) throw rateLimited(60);
          const prepared = prepare(services, schema, state, id, payload);
          if (!Array.isArray(prepared)) state.taken.add(id);
          return prepared;
        } catch (error) {
          return [error instanceof GraphQLError ? error : unauthenticated()];
        }
      },
      subscribe: (args) => open(hub, args as unknown as PreparedArgs),
      onDisconnect: (context) => forget(sockets, context.extra.state),
      onClose: (context) => forget(sockets, context.extra.state),
    },
    wss,
    12_000,
  );

  const recheck = () => void Promise.all([...sockets].map((state) => renew(services, hub, state)));
  const timer = setInterval(recheck, RECHECK).unref();
  const unsubscribe = services.bus.subscribe('access', () => void setImmediate(recheck));
  return async () => {
    clearInterval(timer);
    unsubscribe();
    await protocol.dispose();
  };
}

interface PreparedArgs extends ExecutionArgs {
  contextValue: { state: SocketState; id: string; request: SubscriptionRequest; since: string | undefined };
}

/** Checks an operation as HTTP would and finds its topics. */
function prepare(
  services: Services,
  schema: GraphQLSchema,
  state: SocketState,
  id: string,
  payload: { query: string; variables?: Record<string, unknown> | null; operationName?: string | null },
) {
  const document = gate(schema, payload.query);
  if (Array.isArray(document)) return document;
  const operation = getOperationAST(document, payload.operationName);
  if (operation?.operation !== 'subscription')
    return [new GraphQLError('Only subscriptions are served here; use HTTP for the rest.')];
  const variables = payload.variables ?? {};
  checkCost(schema, document, variables, payload.operationName);
  const selection = operation.selectionSet.selections[0]!;
  const field =
    selection.kind === 'Field' ? schema.getSubscriptionType()?.getFields()[selection.name.value] : undefined;
  if (!field || selection.kind !== 'Field') return [new GraphQLError('Name the subscription directly.')];
  checkAccess(new Context({ services, actor: state.actor, requestId: 'live' }), field as never);
  const args = Object.fromEntries(
    (selection.arguments ?? []).map((each) => [
      each.name.value,
      each.value.kind === 'Variable'
        ? variables[each.value.name.value]
        : 'value' in each.value
          ? each.value.value
          : null,
    ]),
  );
  const { since, ...rest } = variables;
  const request: SubscriptionRequest = {
    document,
    variables: rest,
    operationName: payload.operationName ?? undefined,
    topics: (field.extensions.topics as Topics)(args, state.actor),
  };
  return {
    schema,
    document,
    operationName: payload.operationName,
    variableValues: variables,
    contextValue: { state, id, request, since: typeof args.since === 'string' ? args.since : undefined },
  };
}

/** Joins the hub; the iterator only ever ends, frames go out past it. News wait until what was missed has been sent. */
function open(
  hub: LiveHub,
  { contextValue: { state, id, request, since } }: PreparedArgs,
): AsyncIterableIterator<never> {
  const now = (payload: string) => sendFrame(state.socket, id, payload);
  let held: string[] | null = since === undefined ? null : [];
  const subscriber: Subscriber = {
    actor: state.actor,
    send: (payload) => (held ? void held.push(payload) : now(payload)),
  };
  state.subscriptions.set(id, { request, subscriber, leave: hub.join(request, subscriber) });
  if (since !== undefined) {
    const release = () => {
      for (const payload of held ?? []) now(payload);
      held = null;
    };
    void hub.replay(request, { actor: state.actor, send: now }, since).then(release, release);
  }
  let end: (result: IteratorResult<never>) => void = () => undefined;
  const finish = () => {
    state.subscriptions.get(id)?.leave();
    state.subscriptions.delete(id);
    state.taken.delete(id);
    end({ done: true, value: undefined });
    return Promise.resolve({ done: true as const, value: undefined });
  };
  const ended = new Promise<IteratorResult<never>>((resolve) => {
    end = resolve;
  });
  return {
    next: () => ended,
    return: finish,
    throw: finish,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function sendFrame(socket: WebSocket, id: string, payload: string) {
  if (socket.readyState !== 1) return;
  if (socket.bufferedAmount > MAX_BUFFERED) return socket.close(4408, 'Too slow');
  socket.send(`{"id":"${id}","type":"next","payload":${payload}}`);
}

/** Ends the socket of an ended session; puts subscriptions of changed rights among their new equals. */
async function renew(services: Services, hub: LiveHub, state: SocketState): Promise<void> {
  const actor = await actorOf(services, state.credentials).catch(() => state.actor);
  if (!actor) return state.socket.close(4403, 'Forbidden');
  if (actor.rights === state.actor.rights) return;
  state.actor = actor;
  for (const subscription of state.subscriptions.values()) {
    subscription.leave();
    subscription.subscriber.actor = actor;
    subscription.leave = hub.join(subscription.request, subscription.subscriber);
  }
}

function forget(sockets: Set<SocketState>, state: SocketState | undefined) {
  if (!state) return;
  for (const subscription of state.subscriptions.values()) subscription.leave();
  state.subscriptions.clear();
  sockets.delete(state);
}

/** Browsers send an Origin: it has to be ours. Programs send none and bring a bearer key. */
function originAllowed(origin: string | undefined, request: IncomingMessage, { config }: Services): boolean {
  if (!origin) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  return (
    host === request.headers.host ||
    origin === config.publicUrl ||
    (config.mode !== 'production' && /^localhost:\d+$/.test(host))
  );
}
