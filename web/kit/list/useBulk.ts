import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type BulkJobFieldsFragment, StartBulkJobDocument, type StartBulkJobInput } from '../../gql/graphql';
import { showJob } from '../data/jobs';
import { jobLine } from '../data/jobWords';
import { tell } from '../data/tell';
import { useUndo } from '../data/undo';
import { useAction } from '../data/useAction';
import { useSave } from '../data/useSave';
import { inputOf } from '../fields/field';
import { counted } from '../fields/format';

/** How many records the server changes or deletes in one go; more is the work of a job. */
export const MAX_BULK = 500;

/** The selected rows: some by their ids, or all that a filter and a search find but for some. */
export interface Selected {
  ids: string[];
  /** How many; undefined while very many are being counted. */
  count: number | undefined;
  all?: { filter: object; search: string | null; except: string[] };
}

/** "3 things", or "all things" while it is not known how many they are. */
export const selectedWords = ({ count }: Selected, what: string): string =>
  count === undefined ? `all ${what}` : counted(count, what);

/** What a list does with selected rows, each in one change set with one undo. */
export interface Bulk {
  /** Throws what the server said. */
  patch: (noun: string, rows: Selected, values: Record<string, unknown>) => Promise<void>;
  /** Throws what the server said. */
  tag: (noun: string, rows: Selected, add: string[], remove: string[]) => Promise<void>;
  /** Whether they are gone, or about to go. */
  remove: (noun: string, rows: Selected) => Promise<boolean>;
  /** Whether they were given to whom the assignment rules choose; only where there are such rules. */
  byRules?: (noun: string, rows: Selected) => Promise<boolean>;
}

/** The bulk operations of a noun. */
export function useBulk<U, D>(
  plural: string,
  update: TypedDocumentNode<U, { ids: string[]; patch: unknown }>,
  remove: TypedDocumentNode<D, { ids: string[] }>,
  { byRules = false }: { byRules?: boolean } = {},
): Bulk {
  const client = useApolloClient();
  const save = useSave();
  const { run } = useAction();
  const { start, startOrTell } = useBulkJob();
  const small = ({ ids, all }: Selected) => !all && ids.length <= MAX_BULK;
  return {
    patch: async (noun, rows, values) => {
      const patch = inputOf(values);
      if (!small(rows)) return start({ subjectType: noun, kind: 'EDIT', ...which(rows), patch });
      const { ids } = rows;
      await save(update, { ids, patch }, { done: `${counted(ids.length, plural)} changed` });
      await client.refetchQueries({ include: 'active' });
    },
    tag: (noun, rows, addTags, removeTags) =>
      start({ subjectType: noun, kind: 'TAG', ...which(rows), addTags, removeTags }),
    remove: async (noun, rows) => {
      if (!small(rows)) return startOrTell({ subjectType: noun, kind: 'DELETE', ...which(rows) });
      const { ids } = rows;
      const done = `${counted(ids.length, plural)} deleted`;
      return Boolean(await run(remove, { ids }, { done, refetch: 'active' }));
    },
    ...(byRules && {
      byRules: (noun: string, rows: Selected) =>
        startOrTell({ subjectType: noun, kind: 'ASSIGN', ...which(rows) }),
    }),
  };
}

const which = ({ ids, all }: Selected) => all ?? { ids };

/** Starts bulk jobs: small ones are done when the server answers, the others show their progress. */
function useBulkJob() {
  const client = useApolloClient();
  const save = useSave();
  const { run } = useAction();
  const { offer } = useUndo();
  const follow = async (job: BulkJobFieldsFragment | undefined) => {
    if (!job) return;
    if (job.status === 'RUNNING' || job.failed > 0) showJob(job.id);
    else if (job.changed > 0) offer(jobLine(job));
    else tell('Nothing had to be changed.');
    await client.refetchQueries({ include: 'active' });
  };
  const start = async (input: StartBulkJobInput) => {
    const data = await save(StartBulkJobDocument, { input });
    await follow(data?.startBulkJob);
  };
  const startOrTell = async (input: StartBulkJobInput) => {
    const data = await run(StartBulkJobDocument, { input });
    await follow(data?.startBulkJob);
    return Boolean(data);
  };
  return { start, startOrTell };
}
