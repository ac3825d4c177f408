import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Actor } from './actor.js';
import type { JobMessage, LiveMessage } from './bus.js';
import { allColumns } from './columns.js';
import { Context } from './context.js';
import { type RapportError } from './errors.js';
import { nounNamed, nounOf } from './noun.js';
import { Params } from './params.js';
import { policyOf, type RowRule } from './policy.js';
import type { BaseRecord, RecordClass } from './record.js';
import type { Services } from './services.js';
import { stable } from './value.js';

/** Which messages a subscription is about, given its arguments and who asks: `Opportunity|pipelineId|<id>`, `*|clientId|<id>`, `Activity` … */
export type Topics = (args: Record<string, unknown>, actor: Actor) => string[];

/** Marks a subscription with its topics; the hub delivers, the method only shapes the payload (null: nothing). */
export const Live = (topics: Topics): MethodDecorator => Extensions({ topics }) as MethodDecorator;

/** What a subscription method gets as its root. */
export interface LiveEvent {
  message: LiveMessage | JobMessage;
  /** The changed record as the subscriber may see it; null when deleted or hidden. */
  record: BaseRecord | null;
  /** Whether the subscriber could see the record before, so that its removal may be told. */
  wasVisible: boolean;
}

/** One open subscription: where its frames go. */
export interface Subscriber {
  actor: Actor;
  send: (payload: string) => void;
}

export interface SubscriptionRequest {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  topics: string[];
}

interface Group extends SubscriptionRequest {
  key: string;
  actor: Actor;
  members: Set<Subscriber>;
  /** Ends when what was published so far has been sent: no message overtakes another. */
  sent: Promise<void>;
}

/**
 * Delivers committed changes. Subscribers with the same document, variables, topics and rights form one group: the row is read
 * once for each event, the operation executed and serialized once for each group.
 */
export class LiveHub {
  #groups = new Map<string, Group>();
  #topics = new Map<string, Set<Group>>();
  #unsubscribe: (() => void)[] = [];

  constructor(
    private readonly services: Services,
    private readonly schema: GraphQLSchema,
  ) {}

  start(): void {
    this.#unsubscribe = [
      this.services.bus.subscribe('change', (message) => this.deliver(message, topicsOf(message))),
      this.services.bus.subscribe('job', (message) =>
        this.deliver(message, [`${message.organizationId}|job|${message.id}`]),
      ),
    ];
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  /** Adds a subscriber and returns how to remove it. */
  join(request: SubscriptionRequest, subscriber: Subscriber): () => void {
    const { actor } = subscriber;
    const key = `${actor.rights}|${request.topics.join()}|${request.operationName ?? ''}|${stable(request.variables)}|${documentKey(request.document)}`;
    let group = this.#groups.get(key);
    if (!group) {
      group = {
        ...request,
        topics: request.topics.map((topic) => `${actor.organizationId}|${topic}`),
        key,
        actor,
        members: new Set(),
        sent: Promise.resolve(),
      };
      this.#groups.set(key, group);
      for (const topic of group.topics)
        this.#topics.set(topic, (this.#topics.get(topic) ?? new Set()).add(group));
    }
    const joined = group;
    joined.members.add(subscriber);
    return () => this.leave(joined, subscriber);
  }

  /** Sends what was published after an event to one subscriber, in that order; more than a screenful becomes a `resync`. */
  async replay(request: SubscriptionRequest, subscriber: Subscriber, since: string): Promise<void> {
    const ctx = this.contextOf(subscriber.actor);
    const topics = request.topics.map((topic) => topic.split('|'));
    const missed = /^\d{1,18}$/.test(since)
      ? await ctx.db.rows<LiveMessage>(
          `SELECT e.seq, e.name, e.subject_type AS type, e.subject_id AS id, e.organization_id AS "organizationId", e.keys
           FROM event_queue s JOIN event_queue q ON q.organization_id = s.organization_id AND (q.published_at, q.seq) > (s.published_at, s.seq)
           JOIN events e ON e.seq = q.seq
           WHERE s.organization_id = :organizationId AND s.seq = :since::bigint
           ORDER BY q.published_at, q.seq LIMIT ${REPLAYED + 1}`,
          { since },
        )
      : null;
    const known = missed && (missed.length > 0 || (await this.isKnown(ctx, since)));
    if (!known || missed.length > REPLAYED)
      return this.send(request, [subscriber], subscriber.actor, resync(subscriber.actor, since));
    for (const message of missed)
      if (
        topicsOf(message).some((topic) =>
          topics.some((each) => topic === `${message.organizationId}|${each.join('|')}`),
        )
      )
        await this.send(request, [subscriber], subscriber.actor, message);
  }

  private async isKnown(ctx: Context, since: string): Promise<boolean> {
    const rows = await ctx.db.rows(
      'SELECT 1 FROM event_queue WHERE organization_id = :organizationId AND seq = :since::bigint',
      { since },
    );
    return rows.length > 0;
  }

  /** How many subscriptions are open. */
  get subscribers(): number {
    let count = 0;
    for (const { members } of this.#groups.values()) count += members.size;
    return count;
  }

  private leave(group: Group, subscriber: Subscriber) {
    group.members.delete(subscriber);
    if (group.members.size > 0) return;
    this.#groups.delete(group.key);
    for (const topic of group.topics) {
      const groups = this.#topics.get(topic);
      groups?.delete(group);
      if (groups?.size === 0) this.#topics.delete(topic);
    }
  }

  private deliver(message: LiveMessage | JobMessage, topics: string[]): void {
    const groups = new Set(topics.flatMap((topic) => [...(this.#topics.get(topic) ?? [])]));
    if (groups.size === 0) return;
    const row = 'type' in message ? this.readOnce(message) : null;
    row?.catch(() => undefined); // told where it is awaited
    for (const group of groups)
      group.sent = group.sent.then(() => this.send(group, group.members, group.actor, message, row));
  }

  /** Executes the operation for one set of rights and sends the one frame to all members. */
  private async send(
    request: SubscriptionRequest,
    members: Iterable<Subscriber>,
    actor: Actor,
    message: LiveMessage | JobMessage,
    row?: Promise<BaseRecord | null | undefined> | null,
  ): Promise<void> {
    try {
      const contextValue = this.contextOf(actor);
      const rootValue = await this.eventFor(contextValue, message, await row);
      const { document, variables, operationName } = request;
      const result = await execute({
        schema: this.schema,
        document,
        variableValues: variables,
        operationName,
        rootValue,
        contextValue,
      });
      if (result.data && Object.values(result.data).every((value) => value === null)) return;
      if (!result.data && !result.errors) return;
      const payload = JSON.stringify(
        result.errors
          ? {
              errors: result.errors.map(({ message, extensions }) => ({
                message,
                extensions: { code: extensions.code },
              })),
            }
          : { data: result.data },
      );
      for (const member of members) member.send(payload);
    } catch (error) {
      this.services.log.error(
        { error: (error as RapportError).message },
        'A live update could not be delivered.',
      );
    }
  }

  private contextOf(actor: Actor): Context {
    return new Context({ services: this.services, actor, requestId: 'live' });
  }

  /** The changed row without any policy: who may see it is decided for each set of rights in `eventFor`. */
  private async readOnce(message: LiveMessage): Promise<BaseRecord | null | undefined> {
    const Class = nounNamed(message.type)?.Class;
    if (!Class) return undefined;
    const columns = allColumns(Class);
    const params = new Params();
    const text = `SELECT ${columns.sql('t')} FROM "${nounOf(Class).table}" t WHERE t.organization_id = ${params.add(message.organizationId)} AND t.id = ${params.add(message.id)}`;
    const { rows } = await this.services.pool.query({ text, values: params.values, rowMode: 'array' });
    return rows[0] ? columns.hydrate(rows[0] as unknown[]) : null;
  }

  private async eventFor(
    ctx: Context,
    message: LiveMessage | JobMessage,
    row: BaseRecord | null | undefined,
  ): Promise<LiveEvent> {
    if (!('type' in message)) return { message, record: null, wasVisible: true };
    const Class = nounNamed(message.type)?.Class;
    if (!Class) return { message, record: null, wasVisible: true };
    const rule = policyOf(Class).visible(ctx.actor);
    const wasVisible = visibleByKeys(rule, message.keys);
    const seen = row === undefined ? undefined : row && decide(rule, row);
    const record = seen === undefined ? await ctx.loaders.one(Class, message.id) : seen ? row! : null;
    if (record) ctx.loaders.prime(Class as RecordClass, record.id, record);
    return {
      message,
      record: record && !record.deletedAt ? record : null,
      wasVisible: wasVisible || record !== null,
    };
  }
}

const REPLAYED = 200;

const resync = (actor: Actor, since: string): LiveMessage => ({
  seq: since,
  name: 'resync',
  type: '',
  id: '',
  organizationId: actor.organizationId,
  keys: {},
});

function topicsOf(message: LiveMessage): string[] {
  const { organizationId, type, id, keys } = message;
  const byKey = Object.entries(keys).flatMap(([key, ids]) =>
    ids.flatMap((each) => [`${organizationId}|${type}|${key}|${each}`, `${organizationId}|*|${key}|${each}`]),
  );
  return [`${organizationId}|${type}`, `${organizationId}|${type}|id|${id}`, ...byKey];
}

const documentKeys = new WeakMap<DocumentNode, number>();
let documentCount = 0;

/** Parsed documents are cached by their text, so identity stands for equality. */
function documentKey(document: DocumentNode): number {
  let key = documentKeys.get(document);
  if (key === undefined) {
    key = ++documentCount;
    documentKeys.set(document, key);
  }
  return key;
}

/** Decides an owner rule in memory; undefined when it takes the database. */
function decide(rule: RowRule, row: BaseRecord): boolean | undefined {
  if (typeof rule === 'boolean') return rule;
  return evaluate(rule, (key) =>
    [(row as unknown as Record<string, string | string[] | null>)[key] ?? null].flat(),
  );
}

const visibleByKeys = (rule: RowRule, keys: Record<string, string[]>): boolean =>
  typeof rule === 'boolean' ? rule : (evaluate(rule, (key) => keys[key] ?? []) ?? false);

function evaluate(
  rule: Record<string, unknown>,
  valuesOf: (key: string) => (string | null)[],
): boolean | undefined {
  const entries = Object.entries(rule);
  if (entries.length !== 1) return undefined;
  const [key, comparators] = entries[0]!;
  if (key === 'or')
    return (comparators as Record<string, unknown>[]).some((each) => evaluate(each, valuesOf)) || undefined;
  const { in: one, hasAny } = comparators as { in?: (string | null)[]; hasAny?: string[] };
  const among = one ?? hasAny;
  return among && valuesOf(key).some((value) => value !== null && among.includes(value));
}
