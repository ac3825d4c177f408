import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ExportFormat, RequestExportDocument } from '../../gql/graphql';
import { useMay } from '../data/session';
import { startDownload } from '../data/startDownload';
import { tell } from '../data/tell';
import { useAction } from '../data/useAction';
import type { Field } from '../fields/field';
import { orderOf, type useListState } from './useListState';

interface ExportMenuProps {
  noun: string;
  /** Plural, in lower case: "things". */
  what: string;
  state: Pick<ReturnType<typeof useListState>, 'where' | 'search' | 'sort'>;
  /** What holds besides the filter of the viewer. */
  scope?: object;
  columns: Field[];
  /** Whose right of export counts, for parts of another noun; the noun's own when left out. */
  partOf?: string;
}

/** Which of the columns say something about people, and whether they leave. */
function PersonalColumns({ columns }: { columns: Field[] }) {
  const may = useMay();
  const personal = columns.filter(({ privacy }) => privacy && privacy !== 'NONE').map(({ label }) => label);
  if (!personal.length) return null;
  return (
    <Text size="xs" c="dimmed" px="sm" pb={6} maw={240}>
      {may('customField.exportPersonal')
        ? `Personal, take care: ${personal.join(', ')}.`
        : `Personal, left out: ${personal.join(', ')}.`}
    </Text>
  );
}

const FORMATS: [format: ExportFormat, label: string][] = [
  ['CSV', 'CSV'],
  ['XLSX', 'Excel'],
  ['JSON', 'JSON'],
];

/** Downloads the list as it is shown: its filter, search, order and columns, all rows. */
export function ExportMenu({ noun, what, state, scope, columns, partOf = noun }: ExportMenuProps) {
  const may = useMay();
  const { run, busy } = useAction();
  if (!may(`${partOf.charAt(0).toLowerCase()}${partOf.slice(1)}.export`)) return null;
  const take = async (format: ExportFormat) => {
    const input = {
      subjectType: noun,
      format,
      filter: scope && state.where ? { and: [scope, state.where] } : (scope ?? state.where),
      search: state.search || null,
      orderBy: state.sort && [orderOf(state.sort)],
      columns: columns.map(({ key }) => key),
    };
    const asked = await run(RequestExportDocument, { input });
    if (!asked) return;
    const { url, leftOut } = asked.requestExport;
    const missing = columns.filter(({ key }) => leftOut.includes(key)).map(({ label }) => label);
    if (missing.length) tell(`Exported without: ${missing.join(', ')}.`);
    startDownload(url);
  };
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Tooltip label={`Export these ${what}`}>
          <ActionIcon variant="default" size={30} aria-label={`Export these ${what}`} loading={busy}>
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Export what you see</Menu.Label>
        <PersonalColumns columns={columns} />
        {FORMATS.map(([format, label]) => (
          <Menu.Item key={format} onClick={() => void take(format)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
