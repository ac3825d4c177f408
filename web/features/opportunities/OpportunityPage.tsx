import { useApolloClient, useQuery } from '@apollo/client/react';
import { ActionIcon, Badge, Button, Drawer, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconPencil, IconRotate, IconTrash, IconX } from '@tabler/icons-react';
import { type ComponentType, useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import {
  DeleteOpportunityDocument,
  LoseOpportunityDocument,
  MoveOpportunityDocument,
  OpportunityDocument,
  type OpportunityFieldsFragment,
  ReopenOpportunityDocument,
  RestoreOpportunityDocument,
  type StageFieldsFragment,
  UpdateOpportunityDocument,
  WinOpportunityDocument,
} from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { noteRecent } from '../../kit/data/recent';
import { Can, useSession } from '../../kit/data/session';
import { tellProblem } from '../../kit/data/tell';
import { useUndo } from '../../kit/data/undo';
import { useAction } from '../../kit/data/useAction';
import { useSaveField } from '../../kit/data/useSaveField';
import { sentence } from '../../kit/fields/field';
import { FactsPanel } from '../../kit/record/FactsPanel';
import { RecordPage } from '../../kit/record/RecordPage';
import { useCommands } from '../../kit/shell/commands';
import { AmountsPanel } from './AmountsPanel';
import { LineItems } from './LineItems';
import { OpportunityForm } from './OpportunityForm';
import { OpportunityHistory } from './OpportunityHistory';
import { OPPORTUNITY_STATUS_COLORS, opportunityFacts } from './opportunityFields';
import { StageDialog } from './StageDialog';
import { StageHistory } from './StageHistory';
import { StagePath } from './StagePath';
import { TeamPanel } from './TeamPanel';

export interface OpportunityPanels {
  tabs: {
    key: string;
    label: string;
    Panel: ComponentType<{ opportunityId: string; clientId?: string | null }>;
  }[];
}

const nameOf = (row: OpportunityFieldsFragment) => row.name;

/** An opportunity: its way through the stages, its money, and what happened. */
export function OpportunityPage({ panels }: { panels: OpportunityPanels }) {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const client = useApolloClient();
  const { organizationId } = useSession();
  const { run } = useAction();
  const { offer } = useUndo();
  const [params, setParams] = useSearchParams();
  const [asked, setAsked] = useState<{ stage: StageFieldsFragment; missing: Record<string, string> } | null>(
    null,
  );
  const { data, loading, error, refetch } = useQuery(OpportunityDocument, { variables: { id } });
  const saveField = useSaveField(UpdateOpportunityDocument, 'Opportunity', nameOf);
  const record = data?.opportunity?.name ? data.opportunity : undefined;
  const can = (verb: string) => Boolean(record?.viewerCan.includes(verb) && !record.deletedAt);
  useEffect(() => {
    if (record)
      noteRecent(organizationId, {
        type: 'Opportunity',
        id: record.id,
        title: record.name,
        url: `/opportunities/${record.id}`,
      });
  }, [record, organizationId]);

  const enter = async (stage: StageFieldsFragment, fields?: Record<string, string>) => {
    if (!record) return;
    try {
      if (stage.kind === 'WON')
        await client.mutate({ mutation: WinOpportunityDocument, variables: { input: { id, ...fields } } });
      else if (stage.kind === 'LOST')
        await client.mutate({
          mutation: LoseOpportunityDocument,
          variables: { input: { id, lostReason: '', ...fields } },
        });
      else
        await client.mutate({
          mutation: MoveOpportunityDocument,
          variables: { input: { id, stageId: stage.id, fields } },
        });
      setAsked(null);
      await refetch();
      offer(`${record.name} moved to ${stage.name}`);
    } catch (failure) {
      const problem = problemOf(failure);
      if (fields) throw failure;
      if (problem.code === 'INVALID' && Object.keys(problem.fields).length)
        setAsked({
          stage,
          missing: Object.fromEntries(
            Object.entries(problem.fields).map(([path, text]) => [path.replace(/^fields\./, ''), text]),
          ),
        });
      else tellProblem(problem);
    }
  };
  const go = (stage: StageFieldsFragment | undefined) =>
    stage && (stage.kind === 'OPEN' ? void enter(stage) : setAsked({ stage, missing: {} }));
  const stages = record?.pipeline?.stages ?? [];
  const ofKind = (kind: 'WON' | 'LOST') => stages.find((stage) => stage.kind === kind);
  const edit = (open: boolean) => setParams(open ? { edit: '1' } : {}, { replace: true });
  const open = record?.status === 'OPEN';
  useCommands([
    {
      id: 'opportunity.edit',
      label: 'Edit this opportunity',
      keys: 'e',
      scope: 'record',
      group: 'This record',
      when: () => can('update'),
      run: () => edit(true),
    },
    {
      id: 'opportunity.win',
      label: 'Mark this opportunity as won',
      keys: 'w',
      scope: 'record',
      group: 'This record',
      when: () => Boolean(open) && can('win'),
      run: () => go(ofKind('WON')),
    },
    {
      id: 'opportunity.lose',
      label: 'Mark this opportunity as lost',
      keys: 'shift+l',
      scope: 'record',
      group: 'This record',
      when: () => Boolean(open) && can('lose'),
      run: () => go(ofKind('LOST')),
    },
  ]);
  const remove = async () => {
    if (
      record &&
      (await run(
        DeleteOpportunityDocument,
        { id, version: record.version },
        { done: `${record.name} deleted` },
      ))
    ) {
      client.cache.evict({ fieldName: 'board' });
      navigate('/pipeline');
    }
  };
  return (
    <>
      <RecordPage
        what="opportunity"
        title={record?.name}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        list={{ href: '/pipeline', label: 'Pipeline', key: 'opportunities' }}
        href={(next) => `/opportunities/${next}`}
        beside={
          record && <Badge color={OPPORTUNITY_STATUS_COLORS[record.status]}>{sentence(record.status)}</Badge>
        }
        deleted={
          record?.deletedAt
            ? {
                onRestore: () =>
                  void run(
                    RestoreOpportunityDocument,
                    { id },
                    { done: 'Opportunity restored', refetch: 'active' },
                  ),
              }
            : null
        }
        actions={
          <>
            {open && can('win') && (
              <Button color="teal" leftSection={<IconCheck size={16} />} onClick={() => go(ofKind('WON'))}>
                Won
              </Button>
            )}
            {open && can('lose') && (
              <Button variant="default" leftSection={<IconX size={16} />} onClick={() => go(ofKind('LOST'))}>
                Lost
              </Button>
            )}
            {record && !open && can('reopen') && (
              <Button
                variant="default"
                leftSection={<IconRotate size={16} />}
                onClick={() =>
                  void run(
                    ReopenOpportunityDocument,
                    { input: { id, version: record.version } },
                    { done: `${record.name} reopened` },
                  )
                }
              >
                Reopen
              </Button>
            )}
            {can('update') && (
              <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => edit(true)}>
                Edit
              </Button>
            )}
            <Can on={record} verb="delete">
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="default" size={36} aria-label="More actions">
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    c="var(--rapport-danger)"
                    leftSection={<IconTrash size={16} />}
                    onClick={() => void remove()}
                  >
                    Delete opportunity
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </Can>
          </>
        }
        top={record && <StagePath record={record} stages={stages} movable={can('move')} onGo={go} />}
        facts={
          record && (
            <FactsPanel
              fields={opportunityFacts}
              row={record}
              onSave={can('update') ? (field, value) => saveField(record, field, value) : undefined}
            />
          )
        }
        tabs={[
          ...panels.tabs.map(({ key, label, Panel }) => ({
            key,
            label,
            content: <Panel opportunityId={id} clientId={record?.clientId} />,
          })),
          {
            key: 'items',
            label: 'Line items',
            content: record && <LineItems record={record} editable={can('update')} />,
          },
          {
            key: 'stages',
            label: 'Stages',
            content: record && <StageHistory changes={record.stageHistory} />,
          },
          { key: 'history', label: 'History', content: <OpportunityHistory opportunityId={id} /> },
        ]}
        related={
          record && (
            <>
              <AmountsPanel record={record} />
              <TeamPanel record={record} editable={can('update')} />
            </>
          )
        }
      />
      <Drawer
        opened={params.has('edit') && Boolean(record)}
        onClose={() => edit(false)}
        title="Edit opportunity"
      >
        {record && <OpportunityForm record={record} onDone={() => edit(false)} />}
      </Drawer>
      {asked && record && (
        <StageDialog
          opened
          title={`${record.name} → ${asked.stage.name}`}
          kind={asked.stage.kind}
          missing={asked.missing}
          record={record}
          onClose={() => setAsked(null)}
          onSubmit={(values) => enter(asked.stage, values as Record<string, string>)}
        />
      )}
    </>
  );
}
