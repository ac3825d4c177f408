import { Button } from '@mantine/core';
import { IconCheck, IconRotate, IconX } from '@tabler/icons-react';
import {
  type OpportunityFieldsFragment,
  ReopenOpportunityDocument,
  type StageFieldsFragment,
} from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import type { RecordState } from '../../kit/record/useRecord';
import { useCommands } from '../../kit/shell/commands';

interface OpportunityActionsProps {
  record: RecordState<OpportunityFieldsFragment>;
  stages: StageFieldsFragment[];
  onGo: (stage: StageFieldsFragment) => void;
}

/** Won, lost, and open again; keys W and Shift L. */
export function OpportunityActions({ record, stages, onGo }: OpportunityActionsProps) {
  const { row, can } = record;
  const { run } = useAction();
  const isOpen = row?.status === 'OPEN';
  const may = { WON: isOpen && can('win'), LOST: isOpen && can('lose') };
  const go = (kind: 'WON' | 'LOST') => {
    const stage = stages.find((one) => one.kind === kind);
    if (stage) onGo(stage);
  };
  const command = { scope: 'record', group: 'This record' } as const;
  useCommands([
    {
      ...command,
      id: 'opportunity.win',
      label: 'Mark this opportunity as won',
      keys: 'w',
      when: () => may.WON,
      run: () => go('WON'),
    },
    {
      ...command,
      id: 'opportunity.lose',
      label: 'Mark this opportunity as lost',
      keys: 'shift+l',
      when: () => may.LOST,
      run: () => go('LOST'),
    },
  ]);
  if (!row) return null;
  const reopen = () =>
    run(
      ReopenOpportunityDocument,
      { input: { id: row.id, version: row.version } },
      { done: `${row.name} reopened` },
    );
  return (
    <>
      {may.WON && (
        <Button color="teal" leftSection={<IconCheck size={16} />} onClick={() => go('WON')}>
          Won
        </Button>
      )}
      {may.LOST && (
        <Button variant="default" leftSection={<IconX size={16} />} onClick={() => go('LOST')}>
          Lost
        </Button>
      )}
      {!isOpen && can('reopen') && (
        <Button variant="default" leftSection={<IconRotate size={16} />} onClick={() => void reopen()}>
          Reopen
        </Button>
      )}
    </>
  );
}
