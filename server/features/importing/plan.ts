import type { Mapping } from './mapping.js';

/** One step of a plan: a file that becomes records of one noun. */
export interface PlanFile {
  file: string;
  /** Class name of the noun: `Client`. */
  subject: string;
  mode: 'CREATE' | 'UPDATE' | 'UPSERT';
  /** Fields by which existing records are found. */
  keys: string[];
  delimiter?: string;
  encoding?: string;
  mapping: Mapping;
}

/** A table of values read from a file: `price` by product. */
export interface PlanLookup {
  file: string;
  key: string;
  value: string;
}

export interface PlanStage {
  name: string;
  kind?: 'OPEN' | 'WON' | 'LOST';
  probability?: number;
}

/** Several linked files, imported one after the other. */
export interface Plan {
  name: string;
  /** Pipelines that have to exist before the files are read. */
  pipelines?: { name: string; description?: string; stages: PlanStage[] }[];
  lookups?: Record<string, PlanLookup>;
  files: PlanFile[];
}

/** A plan that cannot be used; `problems` names each place and what is wrong with it. */
export class PlanError extends Error {
  constructor(readonly problems: string[]) {
    super(`The plan cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const MODES = ['CREATE', 'UPDATE', 'UPSERT'];
const KINDS = ['OPEN', 'WON', 'LOST'];
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Reads a plan from the text of its JSON file; throws PlanError with everything that is wrong. */
export function parsePlan(text: string): Plan {
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch (error) {
    throw new PlanError([`It is not JSON: ${(error as Error).message}`]);
  }
  const problems = checkPlan(plan);
  if (problems.length > 0) throw new PlanError(problems);
  const { files, ...rest } = plan as Plan;
  return { ...rest, files: files.map(withRowRules) };
}

/** `skipRowsWhere` and `distinctOn` may stand beside the mapping; they belong to it. */
function withRowRules(file: PlanFile & Pick<Mapping, 'skipRowsWhere' | 'distinctOn'>): PlanFile {
  const { skipRowsWhere, distinctOn, ...rest } = file;
  return {
    ...rest,
    mapping: { ...rest.mapping, ...(skipRowsWhere && { skipRowsWhere }), ...(distinctOn && { distinctOn }) },
  };
}

function checkPlan(plan: unknown): string[] {
  if (!isObject(plan)) return ['It has to be an object with a name and files.'];
  const problems: string[] = [];
  if (!isText(plan.name)) problems.push('name is missing.');
  if (!Array.isArray(plan.files) || plan.files.length === 0)
    problems.push('files has to be a list of at least one file.');
  for (const [i, file] of (Array.isArray(plan.files) ? plan.files : []).entries())
    problems.push(
      ...checkFile(file).map(
        (problem) => `files[${i}]${isObject(file) && isText(file.file) ? ` (${file.file})` : ''}: ${problem}`,
      ),
    );
  for (const [name, lookup] of Object.entries(isObject(plan.lookups) ? plan.lookups : {}))
    if (!isObject(lookup) || !isText(lookup.file) || !isText(lookup.key) || !isText(lookup.value))
      problems.push(`lookups.${name}: file, key and value are needed.`);
  for (const [i, pipeline] of (Array.isArray(plan.pipelines) ? plan.pipelines : []).entries())
    problems.push(...checkPipeline(pipeline).map((problem) => `pipelines[${i}]: ${problem}`));
  return problems;
}

function checkFile(file: unknown): string[] {
  if (!isObject(file)) return ['has to be an object.'];
  const problems: string[] = [];
  if (!isText(file.file)) problems.push('file is missing.');
  if (!isText(file.subject))
    problems.push('subject is missing; it names what the rows become, such as Client.');
  if (!MODES.includes(file.mode as string)) problems.push(`mode has to be one of ${MODES.join(', ')}.`);
  const keys = Array.isArray(file.keys) ? file.keys : [];
  if (file.keys !== undefined && !(Array.isArray(file.keys) && keys.every(isText)))
    problems.push('keys has to be a list of fields.');
  if (keys.length === 0 && (file.mode === 'UPDATE' || file.mode === 'UPSERT'))
    problems.push(`keys are needed to ${file.mode === 'UPDATE' ? 'update' : 'update or create'} records.`);
  if (!isObject(file.mapping) || !isObject(file.mapping.columns))
    problems.push('mapping.columns has to map columns to fields.');
  if (typeof file.file === 'string' && /(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(file.file))
    problems.push('file has to stand in the folder of the data.');
  return problems;
}

function checkPipeline(pipeline: unknown): string[] {
  if (!isObject(pipeline) || !isText(pipeline.name)) return ['name is missing.'];
  if (!Array.isArray(pipeline.stages) || pipeline.stages.length === 0)
    return ['stages has to be a list of at least one stage.'];
  return pipeline.stages.flatMap((stage, i) => {
    if (!isObject(stage) || !isText(stage.name)) return [`stages[${i}]: name is missing.`];
    return stage.kind !== undefined && !KINDS.includes(stage.kind as string)
      ? [`stages[${i}]: kind has to be one of ${KINDS.join(', ')}.`]
      : [];
  });
}
