import { Button, Tooltip } from '@mantine/core';
import { IconArrowRight, IconUserShare } from '@tabler/icons-react';
import { useParams, useSearchParams } from 'react-router';
import { AssignLeadDocument, type AssignLeadMutation, type LeadFieldsFragment } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { type RecordState, useRecord } from '../../kit/record/useRecord';
import { useCommands } from '../../kit/shell/commands';
import { BantPanel } from './BantPanel';
import { leadKind } from './leadKind';
import { OriginPanel } from './OriginPanel';
import { ScorePanel } from './ScorePanel';
import { unknownOf } from './unknownOf';

/** A lead: who it is, how promising and why, what is known, and what happened. */
export function LeadPage({ panels }: { panels: RecordPanels<LeadFieldsFragment> }) {
  const record = useRecord(leadKind, useParams().id);
  return (
    <RecordPage
      record={record}
      actions={() => <LeadActions record={record} />}
      panels={{
        tabs: panels.tabs,
        side: [
          { key: 'score', show: (lead) => <ScorePanel lead={lead} /> },
          { key: 'bant', show: (lead) => <BantPanel lead={lead} editable={record.can('update')} /> },
          { key: 'origin', show: (lead) => <OriginPanel lead={lead} /> },
          ...(panels.side ?? []),
        ],
      }}
    />
  );
}

/** To whom the rules gave a lead, and which of them did. */
const assignedBy = ({ assignLead: { name, owner, assignmentRule } }: AssignLeadMutation) =>
  `${name} assigned to ${owner?.name ?? 'somebody else'} by ${assignmentRule?.name ?? 'the rules'}`;

/** Convert it, or give it to whom the rules choose. */
function LeadActions({ record }: { record: RecordState<LeadFieldsFragment> }) {
  const { row, can } = record;
  const [, setParams] = useSearchParams();
  const { run, busy } = useAction();
  const convert = () => row && setParams({ convert: row.id });
  useCommands([
    {
      id: 'lead.convert',
      label: 'Convert this lead',
      keys: 'shift+c',
      scope: 'record',
      group: 'This record',
      when: () => can('convert'),
      run: convert,
    },
  ]);
  if (!row) return null;
  const unknown = unknownOf(row);
  return (
    <>
      {can('convert') && (
        <Tooltip label={`Not known yet: ${unknown.join(', ')}`} disabled={!unknown.length}>
          <Button leftSection={<IconArrowRight size={16} />} onClick={convert}>
            Convert
          </Button>
        </Tooltip>
      )}
      {can('assign') && (
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconUserShare size={16} />}
          onClick={() => void run(AssignLeadDocument, { id: row.id }, { done: assignedBy })}
        >
          Assign
        </Button>
      )}
    </>
  );
}
