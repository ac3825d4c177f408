import { useParams } from 'react-router';
import type { OpportunityFieldsFragment } from '../../gql/graphql';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { useRecord } from '../../kit/record/useRecord';
import { AmountsPanel } from './AmountsPanel';
import { LineItems } from './LineItems';
import { OpportunityActions } from './OpportunityActions';
import { opportunityKind } from './opportunityKind';
import { StageDialog } from './StageDialog';
import { StageHistory } from './StageHistory';
import { StagePath } from './StagePath';
import { TeamPanel } from './TeamPanel';
import { useStageMoves } from './useStageMoves';

/** An opportunity: its way through the stages, its money, and what happened. */
export function OpportunityPage({ panels }: { panels: RecordPanels<OpportunityFieldsFragment> }) {
  const record = useRecord(opportunityKind, useParams().id);
  const { row } = record;
  const stages = row?.pipeline?.stages ?? [];
  const moves = useStageMoves({ stages, onMoved: record.retry, onConflict: record.retry });
  const editable = record.can('update');
  return (
    <>
      <RecordPage
        record={record}
        actions={(card) => (
          <OpportunityActions record={record} stages={stages} onGo={(stage) => moves.go({ card, stage })} />
        )}
        top={(card) => (
          <StagePath
            record={card}
            stages={stages}
            movable={record.can('move')}
            onGo={(stage) => moves.go({ card, stage })}
          />
        )}
        panels={{
          tabs: [
            ...(panels.tabs ?? []),
            {
              key: 'items',
              label: 'Line items',
              show: (of) => <LineItems record={of} editable={editable} />,
            },
            { key: 'stages', label: 'Stages', show: (of) => <StageHistory changes={of.stageHistory} /> },
          ],
          side: [
            { key: 'amounts', show: (of) => <AmountsPanel record={of} /> },
            { key: 'team', show: (of) => <TeamPanel record={of} editable={editable} /> },
            ...(panels.side ?? []),
          ],
        }}
      />
      {moves.pending && row && (
        <StageDialog
          opened
          title={`${row.name} → ${moves.pending.stage.name}`}
          kind={moves.pending.stage.kind}
          missing={moves.pending.missing}
          record={row}
          onClose={moves.cancel}
          onSubmit={(values) => (moves.pending ? moves.send(moves.pending, values) : Promise.resolve())}
        />
      )}
    </>
  );
}
