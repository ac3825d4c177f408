import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from './person.js';

/** An import as a test sees it. */
export interface ImportState {
  id: string;
  version: number;
  status: string;
  headers: string[];
  sample: string[][];
  mapping: {
    columns: Record<string, { field: string | null }>;
    templates?: object;
    constants?: object;
  } | null;
  rowCount: number;
  processed: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  problems: {
    code: string;
    message: string;
    field: string | null;
    column: string | null;
    count: number;
    rows: number[];
  }[];
  error: string | null;
  errorFileUrl: string | null;
}

export interface ImportSettings {
  subjectType?: string;
  mode?: string;
  keyFields?: string[];
}

const STATE =
  'id version status headers sample mapping rowCount processed created updated skipped failed problems error errorFileUrl';
const BUSY = ['CHECKING', 'RUNNING', 'UNDOING'];

/** Sends a file; answers as the server does. */
export const putFile = (who: Person, body: string | Buffer, name = 'clients.csv'): Promise<Response> =>
  fetch(`${who.url}/files/imports?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    body: body as BodyInit,
    headers: { cookie: who.cookie, 'content-type': 'text/csv' },
  });

/** Sends a file; answers the id of its import. */
export async function upload(who: Person, body: string | Buffer): Promise<string> {
  return ((await (await putFile(who, body)).json()) as { importId: string }).importId;
}

/** The import as it is now. */
export const readImport = async (who: Person, id: string): Promise<ImportState> =>
  (await who.run<{ import: ImportState }>(`query ($id: ID!) { import(id: $id) { ${STATE} } }`, { id }))
    .import;

/** Says what the rows become: clients, updated or created by their external id, if nothing else is said. */
export async function configure(
  who: Person,
  id: string,
  mapping: object,
  settings: ImportSettings = {},
): Promise<ImportState> {
  const input = {
    id,
    subjectType: 'Client',
    mode: 'UPSERT',
    keyFields: ['externalId'],
    ...settings,
    mapping,
  };
  const answer = await who.run<{ configureImport: ImportState }>(
    `mutation ($input: ConfigureImportInput!) { configureImport(input: $input) { ${STATE} } }`,
    { input },
  );
  return answer.configureImport;
}

/** Takes a step such as `startImport`. */
export async function takeStep(who: Person, name: string, id: string): Promise<ImportState> {
  const answer = await who.run<Record<string, ImportState>>(
    `mutation ($id: ID!) { ${name}(id: $id) { ${STATE} } }`,
    { id },
  );
  return answer[name]!;
}

/** The import when the server no longer works on it. */
export async function settled(who: Person, id: string): Promise<ImportState> {
  for (;;) {
    const state = await readImport(who, id);
    if (!BUSY.includes(state.status)) return state;
    await pause(50);
  }
}

/** Takes a step and waits for what comes of it. */
export async function done(who: Person, name: string, id: string): Promise<ImportState> {
  await takeStep(who, name, id);
  return settled(who, id);
}

/** Imports a text from beginning to end. */
export async function importText(
  who: Person,
  body: string | Buffer,
  mapping: object,
  settings: ImportSettings = {},
): Promise<ImportState> {
  const id = await upload(who, body);
  await configure(who, id, mapping, settings);
  return done(who, 'startImport', id);
}

/** `[created, updated, skipped, failed]` */
export const counts = ({ created, updated, skipped, failed }: ImportState): number[] => [
  created,
  updated,
  skipped,
  failed,
];

/** The names of all clients somebody sees. */
export async function clientNames(who: Person): Promise<string[]> {
  const { clients } = await who.run<{ clients: { nodes: { name: string }[] } }>(
    '{ clients(first: 100, orderBy: { field: name }) { nodes { name } } }',
  );
  return clients.nodes.map(({ name }) => name);
}

/** How many clients somebody sees. */
export const countClients = async (who: Person): Promise<number> =>
  (await who.run<{ clients: { totalCount: number } }>('{ clients { totalCount } }')).clients.totalCount;
