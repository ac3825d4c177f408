import { useParams } from 'react-router';
import type { CompetitorFieldsFragment } from '../../gql/graphql';
import { FiguresPanel } from '../../kit/record/FiguresPanel';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { useRecord } from '../../kit/record/useRecord';
import { competitorFigures } from './competitorFields';
import { competitorKind } from './competitorKind';

/** Somebody who sells to the same clients, and how one does against them. */
export function CompetitorPage({ panels }: { panels: RecordPanels<CompetitorFieldsFragment> }) {
  const competitor = useRecord(competitorKind, useParams().id);
  return (
    <RecordPage
      record={competitor}
      panels={{
        tabs: panels.tabs,
        side: [
          {
            key: 'figures',
            show: (row) => <FiguresPanel title="Against them" fields={competitorFigures} row={row} />,
          },
          ...(panels.side ?? []),
        ],
      }}
    />
  );
}
