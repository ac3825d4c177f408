import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lookups } from '../features/importing/fillTemplate.js';
import type { Plan, PlanFile } from '../features/importing/plan.js';
import { inspectTable, readRows } from '../features/importing/readTable.js';
import { type Api, ApiError } from './api.js';
import { preparePipelines } from './preparePipelines.js';

/** Rows with the same trouble. */
export interface Problem {
  code: string;
  message: string;
  column: string | null;
  count: number;
  rows: number[];
}

/** How far a file is, or what came of it. */
export interface ImportState {
  id: string;
  status: string;
  rowCount: number;
  processed: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  problems: Problem[];
  error: string | null;
  errorFileUrl: string | null;
}

/** Is told of each step; `title` names the file and what its rows become. */
export type Watch = (title: string, state: ImportState) => void;

const STATE = 'id status rowCount processed created updated skipped failed problems error errorFileUrl';
const POLL_MS = 300;
const WORKING = new Set(['CHECKING', 'RUNNING']);

/** Imports the files of a plan one after the other into a running server; answers what came of each. */
export async function runPlan(
  api: Api,
  plan: Plan,
  folder: string,
  watch: Watch = () => undefined,
): Promise<ImportState[]> {
  await preparePipelines(api, plan);
  const lookups = await readLookups(plan, folder);
  const states: ImportState[] = [];
  for (const [i, file] of plan.files.entries()) {
    const title = `${i + 1}/${plan.files.length} ${file.file} → ${file.subject}`;
    states.push(await importFile(api, file, lookups, folder, (state) => watch(title, state)));
  }
  return states;
}

async function importFile(
  api: Api,
  { file, subject, mode, keys, mapping, encoding, delimiter }: PlanFile,
  lookups: Lookups,
  folder: string,
  watch: (state: ImportState) => void,
): Promise<ImportState> {
  const id = await api.upload(path.join(folder, file), { encoding, delimiter });
  const input = {
    id,
    subjectType: subject,
    mode,
    keyFields: keys ?? [],
    mapping: { ...mapping, lookups: { ...lookups, ...mapping.lookups } },
  };
  await api.run('mutation ($input: ConfigureImportInput!) { configureImport(input: $input) { id } }', {
    input,
  });
  await api.run('mutation ($id: ID!) { startImport(id: $id) { id } }', { id });
  for (;;) {
    const { import: state } = await api.run<{ import: ImportState | null }>(
      `query ($id: ID!) { import(id: $id) { ${STATE} } }`,
      { id },
    );
    if (!state) throw new ApiError(`The import of ${file} has disappeared.`);
    watch(state);
    if (!WORKING.has(state.status)) return state;
    await pause(POLL_MS);
  }
}

async function readLookups({ lookups = {} }: Plan, folder: string): Promise<Lookups> {
  const tables: Lookups = {};
  for (const [name, { file, key, value }] of Object.entries(lookups))
    tables[name] = await readLookup(path.join(folder, file), key, value);
  return tables;
}

/** Two columns of a file as a table of values. */
async function readLookup(file: string, key: string, value: string): Promise<Record<string, string>> {
  const layout = await inspectTable(file, { hasHeader: true });
  const [from, to] = [key, value].map((column) => layout.headers.indexOf(column));
  if (from === -1 || to === -1)
    throw new ApiError(`${path.basename(file)} has no column "${from === -1 ? key : value}".`);
  const table: Record<string, string> = {};
  for await (const { cells } of readRows(file, layout)) table[cells[from!]!.trim()] = cells[to!]!.trim();
  return table;
}
