import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useParams } from 'react-router';
import type { ActivityFieldsFragment } from '../../gql/graphql';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { useRecord } from '../../kit/record/useRecord';
import { activityKind } from './activityKind';
import { isOpen } from './activityTypes';
import { useActivityActions } from './useActivityActions';

/** Something to be done, with what came before and after. */
export function ActivityPage({ panels }: { panels: RecordPanels<ActivityFieldsFragment> }) {
  const record = useRecord(activityKind, useParams().id);
  const actions = useActivityActions();
  return (
    <RecordPage
      record={record}
      panels={panels}
      actions={(activity) =>
        isOpen(activity) && record.can('complete') ? (
          <Button leftSection={<IconCheck size={16} />} onClick={() => actions.complete(activity)}>
            Complete
          </Button>
        ) : record.can('reopen') && !isOpen(activity) ? (
          <Button variant="default" onClick={() => actions.reopen(activity)}>
            Reopen
          </Button>
        ) : null
      }
    />
  );
}
