import { useNavigate } from 'react-router';
import { type Command, useCommands } from '../shell/commands';
import { hrefOf, type RecordRow, type RecordTab } from './recordKind';
import type { RecordState } from './useRecord';

/** The keys of a record's page: J and K walk the list it came from, digits choose a tab, E edits. */
export function useRecordKeys<Row extends RecordRow>(
  { kind, id, can }: RecordState<Row>,
  tabs: RecordTab<Row>[],
  onEdit: () => void,
): void {
  const navigate = useNavigate();
  const step = (by: number) => {
    const ids = listedIds(kind.path);
    const next = ids.includes(id) && ids[ids.indexOf(id) + by];
    if (next) navigate(hrefOf(kind, next));
  };
  const command = (key: string, keys: string, label: string, run: () => void): Command => ({
    id: `record.${key}`,
    label,
    keys,
    scope: 'record',
    group: 'This record',
    hidden: true,
    run,
  });
  useCommands([
    command('next', 'j', 'Next record of the list', () => step(1)),
    command('previous', 'k', 'Previous record of the list', () => step(-1)),
    ...tabs.map(({ key, label }, index) =>
      command(`tab.${key}`, String(index + 1), `Show ${label.toLowerCase()}`, () =>
        navigate(`${hrefOf(kind, id)}/${key}`, { replace: true }),
      ),
    ),
    {
      ...command('edit', 'e', `Edit this ${kind.noun}`, onEdit),
      hidden: false,
      when: () => can('update'),
    },
  ]);
}

/** The records of the list the viewer came from, in its order. */
function listedIds(path: string): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(`rapport.list.${path.slice(1)}`) ?? '[]') as string[];
  } catch {
    return [];
  }
}
