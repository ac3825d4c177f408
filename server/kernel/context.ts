import type { Actor, Origin } from './actor.js';
import { newId } from './clock.js';
import { Door } from './db.js';
import { unauthenticated } from './errors.js';
import { Loaders } from './loaders.js';
import type { Services } from './services.js';

/** The request as far as use cases may know it. */
export interface RequestInfo {
  ip: string;
  userAgent: string;
  idempotencyKey?: string;
  sessionToken?: string;
}

/** How a use case answers beyond its result. */
export interface Reply {
  header(name: string, value: string): void;
  /** Sets or, with null, clears the session cookie. */
  session(token: string | null): void;
}

interface ContextOptions {
  services: Services;
  actor: Actor | null;
  requestId: string;
  origin?: Origin;
  request?: RequestInfo;
  reply?: Reply;
  /** Set by jobs that continue a change set, such as the batches of an import. */
  changeSetId?: string;
}

/** Who acts, on what, in which request: the one thing every use case gets. */
export class Context {
  readonly services: Services;
  readonly requestId: string;
  readonly origin: Origin;
  readonly request: RequestInfo;
  readonly reply: Reply | undefined;
  readonly db: Door;
  readonly loaders: Loaders;
  /** Everything that changes, in one object: Apollo hands resolvers a shallow copy of the context. */
  private readonly state: {
    actor: Actor | null;
    changeSetId: string | undefined;
    fixed: boolean;
    writes: number;
    actions: (() => void)[];
  };

  constructor(options: ContextOptions) {
    this.services = options.services;
    this.requestId = options.requestId;
    this.origin = options.origin ?? (options.actor?.kind === 'API_KEY' ? 'API' : 'USER');
    this.request = options.request ?? { ip: '', userAgent: '' };
    this.reply = options.reply;
    const { actor, changeSetId } = options;
    this.state = { actor, changeSetId, fixed: changeSetId !== undefined, writes: 0, actions: [] };
    this.db = new Door(this);
    this.loaders = new Loaders(this);
  }

  /** Who acts; throws UNAUTHENTICATED when nobody is signed in. */
  get actor(): Actor {
    if (!this.state.actor) throw unauthenticated();
    return this.state.actor;
  }

  /** Whether somebody is signed in. */
  get signedIn(): boolean {
    return this.state.actor !== null;
  }

  /** After sign-in or a switch of organization the rest of the operation runs as the new actor. */
  become(actor: Actor | null): void {
    this.state.actor = actor;
    this.loaders.clear();
  }

  /** ISO 3166 country that phone numbers without a country code belong to. */
  get country(): string | undefined {
    return undefined;
  }

  /** The id that all events of the running mutation share. */
  get changeSetId(): string {
    this.state.changeSetId ??= newId();
    return this.state.changeSetId;
  }

  /** Whether it goes on with a change set in several transactions, as the batches of a job do. */
  get inJob(): boolean {
    return this.state.fixed;
  }

  countWrite(): void {
    this.state.writes++;
  }

  /** Runs when the transaction has been committed; forgotten when it is rolled back. */
  afterCommit(action: () => void): void {
    this.state.actions.push(action);
  }

  /** After each transaction the caller learns the change set and the relay is nudged; what was rolled back is forgotten. */
  afterTransaction(committed: boolean): void {
    if (!committed) this.loaders.clear();
    const actions = this.state.actions.splice(0);
    if (committed) for (const action of actions) action();
    const wrote = committed && this.state.writes > 0;
    this.state.writes = 0;
    if (!wrote) return;
    this.reply?.header('x-change-set', this.changeSetId);
    if (!this.state.fixed) this.state.changeSetId = undefined;
    this.services.nudgeRelay();
  }

  /** The context of a job that looks over all organizations: nobody acts, so only `acrossOrganizations` works. */
  static housekeeping(services: Services, requestId: string): Context {
    return new Context({ services, actor: null, requestId, origin: 'SYSTEM' });
  }

  /** A fresh context of the same actor, for instance for a parallel transaction or a delivered event. */
  fork(actor: Actor = this.actor): Context {
    return new Context({ services: this.services, actor, requestId: this.requestId, origin: this.origin });
  }
}
