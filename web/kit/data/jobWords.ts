import type { BulkJobFieldsFragment } from '../../gql/graphql';
import { formatNumber } from '../fields/format';

type Job = Pick<BulkJobFieldsFragment, 'kind' | 'subjectType' | 'total' | 'changed' | 'failed' | 'status'>;

const WORDS: Record<Job['kind'], [doing: string, done: string]> = {
  EDIT: ['Changing', 'changed'],
  TAG: ['Tagging', 'tagged'],
  DELETE: ['Deleting', 'deleted'],
  ASSIGN: ['Assigning', 'assigned'],
  UNDO: ['Undoing', 'undone'],
  HAND_OVER: ['Handing over', 'handed over'],
};

/** "clients", "1 client"; records of several nouns are records, and what is undone are changes. */
function things({ kind, subjectType }: Job, count: number): string {
  const noun = kind === 'UNDO' ? 'change' : (subjectType?.toLowerCase() ?? 'record');
  if (count === 1) return `1 ${noun}`;
  return `${formatNumber(count)} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** What a job does, or did, in one line. */
export function jobLine(job: Job): string {
  const [doing, done] = WORDS[job.kind];
  if (job.status === 'RUNNING') return `${doing} ${things(job, job.total)}…`;
  const result = `${things(job, job.changed)} ${done}`;
  if (job.status === 'CANCELLED') return `Cancelled: ${result}`;
  if (job.status === 'FAILED') return `Stopped: ${result} of ${formatNumber(job.total)}`;
  return result;
}

/** How many records a job had to leave as they are; empty when there are none. */
export const leftLine = ({ failed }: Job): string =>
  failed ? `${formatNumber(failed)} could not be changed.` : '';
