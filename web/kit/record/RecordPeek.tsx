import { Group, Stack, Text } from '@mantine/core';
import { useFields } from '../customFields/useFields';
import { FavouriteStar } from '../favourites/FavouriteStar';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue } from '../fields/field';
import { ErrorState, NotThere, SkeletonRows } from '../list/faces';
import { FactsPanel } from './FactsPanel';
import { PeekFrame } from './PeekFrame';
import { RecordTabs } from './RecordTabs';
import { hrefOf, type RecordKind, type RecordPanels, type RecordRow, typeOf } from './recordKind';
import { useRecord } from './useRecord';

interface RecordPeekProps<Row extends RecordRow> {
  kind: RecordKind<Row>;
  id: string;
  panels: RecordPanels<Row>;
}

/** A record at a glance, beside the list it is in: figures, facts and what happened. */
export function RecordPeek<Row extends RecordRow>({ kind, id, panels }: RecordPeekProps<Row>) {
  const { row, error, loading, retry, can, save } = useRecord(kind, id);
  const facts = useFields(typeOf(kind), kind.facts);
  const [first] = panels.tabs ?? [];
  return (
    <PeekFrame
      title={row?.name ?? (loading ? 'Loading…' : 'Not found')}
      href={hrefOf(kind, id)}
      actions={
        row && !row.deletedAt && <FavouriteStar type={typeOf(kind)} id={id} name={row.name} size={30} />
      }
    >
      {!row && error && <ErrorState error={error} onRetry={retry} />}
      {!row && !error && (loading ? <SkeletonRows rows={8} /> : <NotThere what={kind.noun} />)}
      {row && (
        <Stack key={id} gap="md">
          {kind.badge?.(row)}
          {kind.notice?.(row)}
          <Figures fields={kind.figures} row={row} />
          <FactsPanel fields={facts} row={row} onSave={can('update') ? save : undefined} compact />
          {first && <RecordTabs row={row} tabs={[first]} />}
        </Stack>
      )}
    </PeekFrame>
  );
}

function Figures({ fields, row }: { fields: Field[]; row: RecordRow }) {
  return (
    <Group component="dl" gap="lg" m={0}>
      {fields.map((field) => (
        <div key={field.key}>
          <Text component="dt" size="xs" c="dimmed">
            {field.label}
          </Text>
          <Text component="dd" m={0} fz="lg" fw={600} className="tabular">
            {rawValue(field, row) === null ? '–' : <FieldValue field={field} row={row} />}
          </Text>
        </div>
      ))}
    </Group>
  );
}
