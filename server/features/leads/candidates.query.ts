import type { Context } from '../../kernel/context.js';
import { escapeLike } from '../../kernel/filterSql.js';
import { MARK } from '../../kernel/searchEntries.js';
import { fold } from '../../kernel/searchText.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import type { Lead } from './lead.entity.js';

/** A record that may be what the lead is, with the reasons. */
export interface Candidate {
  type: 'Client' | 'Contact';
  id: string;
  name: string;
  detail: string | null;
  /** How sure, 0 to 100. */
  score: number;
  reasons: string[];
}

const WEIGHTS = {
  'Same e-mail address': 60,
  'Same phone number': 45,
  'Same domain': 35,
  'Same name': 40,
  'Similar name': 25,
};

/** Mail providers whose domain says nothing about the company. */
const FREE = /^(gmail|googlemail|outlook|hotmail|live|yahoo|gmx|web|icloud|proton|protonmail|aol|mail)\./;

interface Row {
  type: Candidate['type'];
  id: string;
  name: string;
  detail: string | null;
  reasons: (keyof typeof WEIGHTS | null)[];
}

/**
 * Visible clients and contacts that may be the lead, the surest first; at most five of each. They are looked up as the
 * search does, by their entries: the e-mail address, the phone number, the domain, the name and what is spelt like it.
 */
export async function conversionCandidates(ctx: Context, lead: Lead): Promise<Candidate[]> {
  const emails = [lead.email, ...lead.otherEmails].filter((email) => email !== null);
  const phones = [lead.phone, lead.mobilePhone, ...lead.otherPhones].filter((phone) => phone !== null);
  const domain = domainOf(lead);
  const company = lead.companyName ?? lead.name;
  const person = lead.firstName || lead.lastName ? lead.name : '';
  const found = [
    ...(await candidateClients(ctx, { emails, phones, domain, company })),
    ...(await candidateContacts(ctx, { emails, phones, person })),
  ]
    .map(asCandidate)
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name));
  return (['Client', 'Contact'] as const).flatMap((type) =>
    found.filter((each) => each.type === type).slice(0, 5),
  );
}

interface ClientTraits {
  emails: string[];
  phones: string[];
  domain: string;
  company: string;
}

async function candidateClients(ctx: Context, traits: ClientTraits): Promise<Row[]> {
  const { domain, company, emails, phones } = traits;
  const entries = entriesWith([...emails, ...phones.map(digitsOf), domain], company);
  return ctx.db.rows<Row>(
    `SELECT 'Client' AS type, c.id, c.name, coalesce(c.email, c.website) AS detail, ARRAY[
         CASE WHEN c.email = ANY(:emails::text[]) OR c.other_emails && :emails::text[] THEN 'Same e-mail address' END,
         CASE WHEN c.phone = ANY(:phones::text[]) OR c.other_phones && :phones::text[] THEN 'Same phone number' END,
         CASE WHEN :domain <> '' AND (c.email LIKE '%@' || :domain OR ${DOMAIN_OF_WEBSITE} = :domain) THEN 'Same domain' END,
         CASE WHEN lower(c.name) = lower(:company) THEN 'Same name' WHEN similarity(c.name, :company) > 0.45 THEN 'Similar name' END] AS reasons
       FROM clients c WHERE :clients AND c.id IN (${entries.sql} AND e.noun = 'Client') LIMIT 200`,
    { ...traits, ...entries.values },
    { clients: { Class: Client, alias: 'c' } },
  );
}

interface ContactTraits {
  emails: string[];
  phones: string[];
  person: string;
}

async function candidateContacts(ctx: Context, traits: ContactTraits): Promise<Row[]> {
  const entries = entriesWith([...traits.emails, ...traits.phones.map(digitsOf), traits.person]);
  return ctx.db.rows<Row>(
    `SELECT 'Contact' AS type, p.id, p.name, coalesce(c.name, p.email, p.job_title) AS detail, ARRAY[
         CASE WHEN p.email = ANY(:emails::text[]) THEN 'Same e-mail address' END,
         CASE WHEN p.phone = ANY(:phones::text[]) OR p.mobile_phone = ANY(:phones::text[]) THEN 'Same phone number' END,
         CASE WHEN :person <> '' AND lower(p.name) = lower(:person) THEN 'Same name' END] AS reasons
       FROM contacts p LEFT JOIN clients c ON c.organization_id = p.organization_id AND c.id = p.client_id AND :clients
       WHERE :contacts AND p.id IN (${entries.sql} AND e.noun = 'Contact') LIMIT 200`,
    { ...traits, ...entries.values },
    { contacts: { Class: Contact, alias: 'p' }, clients: { Class: Client, alias: 'c' } },
  );
}

/** Shorter parts than this are in every text. */
const SHORTEST = 3;

/** The entries that have one of the parts in them, or words like those of the name. */
function entriesWith(parts: string[], name = ''): { sql: string; values: Record<string, string> } {
  const used = parts.filter((part) => part.length >= SHORTEST);
  const ways = used.map((part, at) => [`e.words LIKE :part${at}`, `%${entryText(escapeLike(part))}%`]);
  if (name) ways.push([':like <% e.words', `${MARK}${entryText(name)}`]);
  return {
    sql: `SELECT e.id FROM search_entries e WHERE e.organization_id = :organizationId AND (${ways.map(([sql]) => sql).join(' OR ') || 'false'})`,
    values: Object.fromEntries(ways.map(([sql, value]) => [sql!.match(/:(\w+)/)![1]!, value!])),
  };
}

/** As it stands in an entry. */
const entryText = (text: string) => fold(text).trim().replace(/\s+/g, ` ${MARK}`);
const digitsOf = (phone: string) => phone.replace(/\D/g, '');

const DOMAIN_OF_WEBSITE = "regexp_replace(lower(c.website), '^(https?://)?(www\\.)?([^/:]+).*$', '\\3')";

/** What the company's addresses end in; empty for the large mail providers. */
function domainOf({ email, website }: Lead): string {
  const host = website?.toLowerCase().replace(/^(https?:\/\/)?(www\.)?([^/:]+).*$/, '$3');
  const domain = host || email?.split('@')[1]?.toLowerCase() || '';
  return FREE.test(domain) ? '' : domain;
}

function asCandidate({ reasons, ...row }: Row): Candidate {
  const given = reasons.filter((reason) => reason !== null);
  const score = Math.min(
    99,
    given.reduce((sum, reason) => sum + WEIGHTS[reason], 0),
  );
  return { ...row, reasons: given, score };
}
