import { Alert, Anchor, Button, Drawer } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useFields } from '../customFields/useFields';
import { FavouriteStar } from '../favourites/FavouriteStar';
import { useNoteRecent } from '../favourites/recent';
import { ErrorState, NotThere } from '../list/faces';
import { Page } from '../shell/Page';
import { FactsPanel } from './FactsPanel';
import { RecordActions } from './RecordActions';
import { RecordHistory } from './RecordHistory';
import { RecordLayout, SkeletonRecord } from './RecordLayout';
import { RecordTabs } from './RecordTabs';
import { hrefOf, type RecordPanels, type RecordRow, typeOf } from './recordKind';
import type { RecordState } from './useRecord';
import { useRecordKeys } from './useRecordKeys';

interface RecordPageProps<Row extends RecordRow> {
  record: RecordState<Row>;
  /** What is on the page besides facts and history, in order. */
  panels: RecordPanels<Row>;
  /** Full width under the header. */
  top?: (row: Row) => ReactNode;
  /** Before "Edit". */
  actions?: (row: Row) => ReactNode;
}

/** The page of one record, whatever its kind: not loaded, not there, deleted or whole. */
export function RecordPage<Row extends RecordRow>({ record, panels, top, actions }: RecordPageProps<Row>) {
  const { kind, id, row } = record;
  const navigate = useNavigate();
  const { tab } = useParams();
  const facts = useFields(typeOf(kind), kind.facts);
  const [editing, setEditing] = useEditing();
  useNoteRecent(typeOf(kind), row && !row.deletedAt ? row.id : undefined);
  const tabs = [
    ...(panels.tabs ?? []),
    { key: 'history', label: 'History', show: () => <RecordHistory record={record} /> },
  ];
  useRecordKeys(record, tabs, () => setEditing(true));
  const back = (
    <Anchor component={Link} to={kind.list.href} c="dimmed" size="sm">
      {kind.list.label}
    </Anchor>
  );
  if (!row) return <Missing record={record} back={back} />;
  return (
    <Page
      title={row.name}
      before={back}
      beside={
        <>
          {!row.deletedAt && <FavouriteStar type={typeOf(kind)} id={row.id} name={row.name} size={30} />}
          {kind.badge?.(row)}
        </>
      }
      actions={
        <>
          {actions?.(row)}
          <RecordActions record={record} onEdit={() => setEditing(true)} />
        </>
      }
    >
      {row.deletedAt && (
        <Alert color="orange" variant="outline" title={`This ${kind.noun} is deleted`}>
          <Button size="compact-sm" variant="default" onClick={() => void record.restore()}>
            Restore
          </Button>
        </Alert>
      )}
      {kind.notice?.(row)}
      {top?.(row)}
      <RecordLayout
        facts={
          <FactsPanel fields={facts} row={row} onSave={record.can('update') ? record.save : undefined} />
        }
        main={
          <RecordTabs
            row={row}
            tabs={tabs}
            active={tab}
            onActive={(key) => navigate(`${hrefOf(kind, id)}/${key}`, { replace: true })}
          />
        }
        side={panels.side?.map(({ key, show }) => <Fragment key={key}>{show(row)}</Fragment>)}
      />
      <Drawer opened={editing} onClose={() => setEditing(false)} title={`Edit ${kind.noun}`}>
        <kind.Form record={row} onDone={() => setEditing(false)} />
      </Drawer>
    </Page>
  );
}

/** The page before there is a record: an error, nothing, or a skeleton. */
function Missing<Row extends RecordRow>({ record, back }: { record: RecordState<Row>; back: ReactNode }) {
  if (record.error)
    return (
      <Page title="Not loaded" before={back}>
        <ErrorState error={record.error} onRetry={record.retry} />
      </Page>
    );
  if (!record.loading)
    return (
      <Page title="Not found" before={back}>
        <NotThere what={record.kind.noun} />
      </Page>
    );
  return (
    <Page title="Loading…" before={back}>
      <SkeletonRecord />
    </Page>
  );
}

/** Whether the form is open; part of the address. */
function useEditing(): [boolean, (open: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const edit = (open: boolean) => {
    const { edit: _, ...others } = Object.fromEntries(params);
    setParams(open ? { ...others, edit: '1' } : others, { replace: true });
  };
  return [params.has('edit'), edit];
}
