import type { Context } from '../../kernel/context.js';
import { Client } from '../clients/client.entity.js';
import { Affiliation } from '../contacts/affiliation.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import type { Chance } from './chance.js';
import { dayAgo } from './daysAgo.js';
import * as words from './words.js';

const CLIENTS = 60;

/** Companies, and some persons, each owned by one of the sellers. */
export async function seedClients(ctx: Context, chance: Chance, sellers: Context[]): Promise<Client[]> {
  const clients: Client[] = [];
  for (let i = 0; i < CLIENTS; i++) clients.push(await seedClient(ctx, chance, sellers, i));
  return clients;
}

async function seedClient(ctx: Context, chance: Chance, sellers: Context[], i: number): Promise<Client> {
  const [city, country, dial] = chance.pick(words.CITIES);
  const owner = chance.pick(sellers).actor.userId;
  const companyName = `${words.COMPANY_FIRST[i % words.COMPANY_FIRST.length]} ${words.COMPANY_LAST[(i * 7 + Math.floor(i / 24)) % words.COMPANY_LAST.length]}`;
  const person = chance.happens(12)
    ? {
        type: 'INDIVIDUAL',
        firstName: chance.pick(words.FIRST_NAMES),
        lastName: chance.pick(words.LAST_NAMES),
      }
    : { type: 'COMPANY', companyName };
  const domain = `${companyName.toLowerCase().replace(/ /g, '-')}.example`;
  const status = chance.pick([
    'PROSPECT',
    'PROSPECT',
    'CUSTOMER',
    'CUSTOMER',
    'CUSTOMER',
    'LEAD',
    'INACTIVE',
  ]);
  const business = {
    industry: chance.pick(words.INDUSTRIES),
    companySize: chance.pick([8, 25, 60, 140, 400, 1200]),
    annualRevenue: `${chance.whole(3, 400) * 100_000}`,
  };
  return ctx.db.create(Client, {
    ...person,
    status,
    ...(person.type === 'COMPANY' ? business : {}),
    website: `https://${domain}`,
    email: `office@${domain}`,
    phone: `${dial}${chance.whole(10, 99)}`,
    billingAddress: { line1: `${chance.whole(1, 180)} Market Street`, city, country },
    source: chance.pick(words.SOURCES),
    tags: [
      ...new Set([
        chance.pick(['key account', 'newsletter', 'event 2026', 'partner']),
        ...(chance.happens(20) ? ['reference'] : []),
      ]),
    ],
    ownerId: owner,
    firstEngagedOn: dayAgo(chance.whole(30, 420)),
  });
}

/** One to four people at each client; the first is the main one. */
export async function seedContacts(ctx: Context, chance: Chance, clients: Client[]): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (const client of clients) {
    const count = chance.whole(1, 4);
    for (let i = 0; i < count; i++) {
      const firstName = chance.pick(words.FIRST_NAMES);
      const lastName = chance.pick(words.LAST_NAMES);
      const contact = await ctx.db.create(Contact, {
        clientId: client.id,
        firstName,
        lastName,
        jobTitle: chance.pick(words.JOB_TITLES),
        email: `${firstName}.${lastName}@${client.website!.replace('https://', '')}`.toLowerCase(),
        isPrimary: i === 0,
        emailOptIn: chance.happens(70),
        doNotCall: chance.happens(6),
        preferredChannel: chance.pick(['EMAIL', 'PHONE', null]),
        ownerId: client.ownerId,
      });
      contacts.push(contact);
    }
  }
  return contacts;
}

/** Some people are at a second company besides. */
export async function seedAffiliations(ctx: Context, clients: Client[], contacts: Contact[]): Promise<void> {
  const companies = clients.filter(({ type }) => type === 'COMPANY');
  for (const [at, jobTitle] of [
    [0, 'Member of the board'],
    [7, 'Adviser'],
    [19, 'Interim manager'],
    [33, 'Member of the board'],
  ] as const) {
    const contact = contacts.find(({ clientId }) => clientId === companies[at]!.id)!;
    const clientId = companies[at + 1]!.id;
    await ctx.db.create(Affiliation, { contactId: contact.id, clientId, jobTitle, since: dayAgo(300) });
  }
}
