import type { ImportFieldsFragment, ImportStatus } from '../../gql/graphql';

export const STATUS: Record<ImportStatus, { label: string; color: string }> = {
  UPLOADED: { label: 'Not started', color: 'gray' },
  CHECKING: { label: 'Checking', color: 'indigo' },
  READY: { label: 'Ready to import', color: 'orange' },
  RUNNING: { label: 'Importing', color: 'indigo' },
  PAUSED: { label: 'Paused', color: 'orange' },
  DONE: { label: 'Done', color: 'teal' },
  FAILED: { label: 'Failed', color: 'red' },
  UNDOING: { label: 'Undoing', color: 'indigo' },
  UNDONE: { label: 'Undone', color: 'gray' },
};

export const STEPS = ['File', 'Records', 'Columns', 'Check', 'Import'] as const;
export type Step = 0 | 1 | 2 | 3 | 4;

/** Whether the server is working on it. */
export const isBusy = (status: ImportStatus) =>
  status === 'CHECKING' || status === 'RUNNING' || status === 'UNDOING';

/** Whether file, records and columns can still be changed. */
export const isOpen = ({ status, startedAt }: Pick<ImportFieldsFragment, 'status' | 'startedAt'>) =>
  status === 'UPLOADED' || status === 'READY' || (status === 'FAILED' && !startedAt);

/** The step an import is at, by what is stored of it. */
export function stepOf({
  status,
  subjectType,
  startedAt,
}: Pick<ImportFieldsFragment, 'status' | 'subjectType' | 'startedAt'>): Step {
  if (status === 'CHECKING' || status === 'READY') return 3;
  if (status === 'UPLOADED' || !(startedAt || status !== 'FAILED')) return subjectType ? 2 : 1;
  return 4;
}
