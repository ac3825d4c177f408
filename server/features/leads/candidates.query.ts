import type { Context } from '../../kernel/context.js';
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
 * Visible clients and contacts that may be the lead, the surest first; at most five of each. They are looked up by what the
 * indexes know: the e-mail address, the website, and parts of the text that search looks at.
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
  const { domain, company, phones } = traits;
  const parts = inText('c', [...phones, company, domain && `@${domain}`]);
  return ctx.db.rows<Row>(
    `SELECT 'Client' AS type, c.id, c.name, coalesce(c.email, c.website) AS detail, ARRAY[
         CASE WHEN c.email = ANY(:emails::text[]) OR c.other_emails && :emails::text[] THEN 'Same e-mail address' END,
         CASE WHEN c.phone = ANY(:phones::text[]) OR c.other_phones && :phones::text[] THEN 'Same phone number' END,
         CASE WHEN :domain <> '' AND (c.email LIKE '%@' || :domain OR ${DOMAIN_OF_WEBSITE} = :domain) THEN 'Same domain' END,
         CASE WHEN lower(c.name) = lower(:company) THEN 'Same name' WHEN similarity(c.name, :company) > 0.45 THEN 'Similar name' END] AS reasons
       FROM clients c WHERE c.organization_id = :organizationId AND :clients AND (c.email = ANY(:emails::text[]) OR c.name = :company
         OR :company <% c.search_text ${parts.sql} ${domain ? "OR c.website ILIKE '%' || :domain || '%'" : ''}) LIMIT 200`,
    { ...traits, ...parts.values },
    { clients: { Class: Client, alias: 'c' } },
  );
}

interface ContactTraits {
  emails: string[];
  phones: string[];
  person: string;
}

async function candidateContacts(ctx: Context, traits: ContactTraits): Promise<Row[]> {
  const parts = inText('p', [...traits.phones, traits.person]);
  return ctx.db.rows<Row>(
    `SELECT 'Contact' AS type, p.id, p.name, coalesce(p.email, p.job_title) AS detail, ARRAY[
         CASE WHEN p.email = ANY(:emails::text[]) THEN 'Same e-mail address' END,
         CASE WHEN p.phone = ANY(:phones::text[]) OR p.mobile_phone = ANY(:phones::text[]) THEN 'Same phone number' END,
         CASE WHEN :person <> '' AND lower(p.name) = lower(:person) THEN 'Same name' END] AS reasons
       FROM contacts p WHERE p.organization_id = :organizationId AND :contacts AND (p.email = ANY(:emails::text[]) ${parts.sql}) LIMIT 200`,
    { ...traits, ...parts.values },
    { contacts: { Class: Contact, alias: 'p' } },
  );
}

/** Shorter parts than this are in every text. */
const SHORTEST = 3;

/** Conditions that the searched text of a row has one of the parts in it. */
function inText(alias: string, parts: string[]): { sql: string; values: Record<string, string> } {
  const used = parts.filter((part) => part.length >= SHORTEST);
  return {
    sql: used.map((_, at) => `OR ${alias}.search_text ILIKE :part${at}`).join(' '),
    values: Object.fromEntries(used.map((part, at) => [`part${at}`, `%${escaped(part)}%`])),
  };
}

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

const escaped = (text: string) => text.replace(/[\\%_]/g, (letter) => `\\${letter}`);
