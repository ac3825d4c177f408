import { readFileSync, writeFileSync } from 'node:fs';
import { BUILT_IN_ROLES } from '../features/identity/builtInRoles.js';
import { attach } from './files.js';
import { type House, openHouse, type TestOrganization } from './house.js';
import type { Person } from './person.js';

/** The expected rights, as the page for admins shows them; RIGHTS=write rewrites it to what holds now, for review. */
const PAGE = 'docs/rights.md';
export const ROLES = BUILT_IN_ROLES.map(({ key }) => key);
export const NOUNS = ['Client', 'Contact', 'Lead', 'Opportunity', 'Interaction', 'Activity'] as const;
export type Noun = (typeof NOUNS)[number];
export const PLURALS: Record<Noun, string> = {
  Client: 'clients',
  Contact: 'contacts',
  Lead: 'leads',
  Opportunity: 'opportunities',
  Interaction: 'interactions',
  Activity: 'activities',
};
const SCOPES = ['none', 'own', 'team', 'all'];

export const one = (noun: string): string => noun.charAt(0).toLowerCase() + noun.slice(1);

/** Those of the ids for which the check holds. */
export async function each(wanted: string[], seen: (id: string) => Promise<boolean>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const id of wanted) if (await seen(id)) found.add(id);
  return found;
}

/** Somebody of each built-in role, and for each of them a record of their own, of a teammate and of somebody else. */
export class Rights {
  readonly files = new Map<string, string>();
  private readonly people = new Map<string, Person>();
  private readonly records = new Map<string, string[]>();

  constructor(
    readonly house: House,
    readonly acme: TestOrganization,
  ) {}

  person(role: string): Person {
    return this.people.get(role)!;
  }

  /** The ids of one's own record, a teammate's and somebody else's. */
  ids(role: string, noun: Noun): string[] {
    return this.records.get(`${role} ${noun}`)!;
  }

  /** Which of own, team's and others' records are among those found, as a scope; a gap between them is named. */
  scopeOf(role: string, noun: Noun, found: (id: string) => boolean): string {
    const reached = this.ids(role, noun).map(found);
    const count = reached.filter(Boolean).length;
    return reached.slice(0, count).every(Boolean) ? SCOPES[count]! : `gap ${reached.join()}`;
  }

  async populate(): Promise<void> {
    const { acme } = this;
    const team = await acme.owner.create('Team', { name: 'North' });
    const mate = await acme.user('SALES_REP', { teamId: team.id });
    const stranger = await acme.user('SALES_REP');
    for (const role of ROLES) this.people.set(role, await acme.user(role, { teamId: team.id }));
    for (const noun of NOUNS) {
      const [ofMate, ofStranger] = [await this.make(noun, mate), await this.make(noun, stranger)];
      for (const role of ROLES)
        this.records.set(`${role} ${noun}`, [await this.make(noun, this.person(role)), ofMate, ofStranger]);
    }
  }

  /** A record that belongs to the person, with a file on it. */
  private async make(noun: Noun, { userId }: Person): Promise<string> {
    const values: Record<Noun, Record<string, unknown>> = {
      Client: { companyName: 'Rights & Co', ownerId: userId },
      Contact: { lastName: 'Rights', ownerId: userId },
      Lead: { lastName: 'Rights', ownerId: userId },
      Opportunity: { name: 'Rights', ownerId: userId },
      Interaction: { type: 'NOTE', subject: 'Rights', ownerId: userId },
      Activity: { type: 'TASK', subject: 'Rights', assigneeId: userId },
    };
    const { owner } = this.acme;
    const { id } = await owner.create(noun, values[noun]);
    const file = await attach(owner, 'rights.txt', `File of ${noun}`, { [`${one(noun)}Id`]: id });
    this.files.set(id, file.id);
    return id;
  }
}

/** A house with an organization in which every built-in role is somebody. */
export async function openRights(): Promise<Rights> {
  const house = await openHouse();
  const rights = new Rights(house, await house.organization());
  await rights.populate();
  return rights;
}

/** The row has to stand on the page, unless the page is being written. */
export function expectOnPage(row: string): void {
  if (process.env.RIGHTS !== 'write') expect(readFileSync(PAGE, 'utf8').split('\n')).toContain(row);
}

/** Puts the rows into their place of the page. */
export function writePage(place: string, rows: string[]): void {
  if (process.env.RIGHTS !== 'write') return;
  const [begin, end] = [`<!-- ${place} -->`, `<!-- end of ${place} -->`];
  const [before, rest] = readFileSync(PAGE, 'utf8').split(`${begin}\n`);
  const after = rest!.slice(rest!.indexOf(end));
  const head =
    rest!.slice(0, rest!.indexOf('|\n|') + 2) + rest!.slice(rest!.indexOf('|\n|') + 2).split('\n')[0];
  writeFileSync(PAGE, `${before}${begin}\n${head}\n${rows.join('\n')}\n${after}`);
}
