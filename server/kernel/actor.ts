/** How far a permission reaches: over one's own records, one's team's, or all of the organization. */
export type Scope = 'NONE' | 'OWN' | 'TEAM' | 'ALL';
export type ActorKind = 'USER' | 'API_KEY' | 'JOB' | 'SYSTEM';
export type Origin = 'USER' | 'API' | 'IMPORT' | 'WORKFLOW' | 'MERGE' | 'SYNC' | 'SYSTEM';

const REACH: Scope[] = ['NONE', 'OWN', 'TEAM', 'ALL'];

/** The wider of two scopes: what somebody with both may do. */
export const widerScope = (a: Scope, b: Scope): Scope => (REACH.indexOf(a) >= REACH.indexOf(b) ? a : b);

/** The narrower of two scopes: what is left when both have to agree, as for an API key and its user. */
export const narrowerScope = (a: Scope, b: Scope): Scope => (REACH.indexOf(a) <= REACH.indexOf(b) ? a : b);

/** Stands for every role. */
export const ANY_ROLE = '*';

export interface ActorOptions {
  kind: ActorKind;
  organizationId: string;
  userId: string | null;
  /** Permission name, `noun.*` or `*` → scope; what is not named is NONE. */
  permissions: ReadonlyMap<string, Scope>;
  /** The user's own id and those of the members of the user's teams and their sub-teams. */
  teamUserIds: readonly string[];
  /** Ids of the user's roles; ANY_ROLE for owners, admins and the organization itself. */
  roleIds: readonly string[];
  timeZone: string;
  baseCurrency: string;
  accountId?: string;
  sessionId?: string;
  apiKeyId?: string;
  /** Set while somebody looks at the app with the rights of another user or role: nothing can be written then. */
  viewing?: Viewing;
}

/** Who really looks, and as whom. */
export interface Viewing {
  byUserId: string | null;
  name: string;
}

/** Who acts, in which organization, with which rights. */
export class Actor {
  readonly kind: ActorKind;
  readonly organizationId: string;
  readonly userId: string | null;
  readonly permissions: ReadonlyMap<string, Scope>;
  readonly teamUserIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly accountId: string | undefined;
  readonly sessionId: string | undefined;
  readonly apiKeyId: string | undefined;
  readonly viewing: Viewing | undefined;
  #rights: string | undefined;

  constructor(options: ActorOptions) {
    this.kind = options.kind;
    this.organizationId = options.organizationId;
    this.userId = options.userId;
    this.permissions = options.permissions;
    this.teamUserIds = options.teamUserIds;
    this.roleIds = options.roleIds;
    this.timeZone = options.timeZone;
    this.baseCurrency = options.baseCurrency;
    this.accountId = options.accountId;
    this.sessionId = options.sessionId;
    this.apiKeyId = options.apiKeyId;
    this.viewing = options.viewing;
  }

  /** How far the permission reaches for this actor. */
  scope(permission: string): Scope {
    const noun = permission.slice(0, permission.indexOf('.'));
    return (
      this.permissions.get(permission) ??
      this.permissions.get(`${noun}.*`) ??
      this.permissions.get('*') ??
      'NONE'
    );
  }

  /** Whether the actor has the permission at all or, given the owners of a record, on that record. */
  can(permission: string, owners?: readonly (string | null | undefined)[]): boolean {
    const scope = this.scope(permission);
    if (scope === 'NONE') return false;
    if (scope === 'ALL' || owners === undefined) return true;
    const mine = scope === 'TEAM' ? this.teamUserIds : [this.userId];
    return owners.some((owner) => owner && mine.includes(owner));
  }

  /** Whether one of the roles is the actor's; when none is named, everybody is meant. */
  isOneOf(roleIds: readonly string[] | undefined): boolean {
    if (!roleIds?.length || this.roleIds.includes(ANY_ROLE)) return true;
    return this.roleIds.some((id) => roleIds.includes(id));
  }

  /**
   * A text that two actors share only when they see exactly the same: organization, roles, permissions and, as soon as
   * a permission reaches less than everything, the user. Live updates are made once for each such text.
   */
  get rights(): string {
    if (this.#rights === undefined) {
      const entries = [...this.permissions].sort(([a], [b]) => (a < b ? -1 : 1));
      const personal = entries.some(([, scope]) => scope !== 'ALL');
      this.#rights = `${this.organizationId}|${personal ? this.userId : ''}|${personal ? this.teamUserIds.join() : ''}|${this.roleIds.join()}|${entries.flat().join()}`;
    }
    return this.#rights;
  }

  /** The same actor with the same or fewer rights, acting for another reason. */
  as(kind: ActorKind): Actor {
    return new Actor({ ...this.options(), kind });
  }

  /** Looks at the app with other rights; the session stays that of the one who looks. */
  viewingAs(
    as: Pick<ActorOptions, 'userId' | 'permissions' | 'teamUserIds' | 'roleIds'>,
    name: string,
  ): Actor {
    const { userId, permissions, teamUserIds, roleIds } = as;
    return new Actor({
      ...this.options(),
      userId,
      permissions,
      teamUserIds,
      roleIds,
      viewing: { byUserId: this.userId, name },
    });
  }

  /** The same actor once the session is known. */
  inSession(sessionId: string, accountId: string): Actor {
    return new Actor({ ...this.options(), sessionId, accountId });
  }

  private options(): ActorOptions {
    const {
      kind,
      organizationId,
      userId,
      permissions,
      teamUserIds,
      roleIds,
      timeZone,
      baseCurrency,
      accountId,
      sessionId,
      apiKeyId,
      viewing,
    } = this;
    return {
      kind,
      organizationId,
      userId,
      permissions,
      teamUserIds,
      roleIds,
      timeZone,
      baseCurrency,
      ...(accountId ? { accountId } : {}),
      ...(sessionId ? { sessionId } : {}),
      ...(apiKeyId ? { apiKeyId } : {}),
      ...(viewing ? { viewing } : {}),
    };
  }
}
