import { useParams } from 'react-router';
import type { ClientFieldsFragment } from '../../gql/graphql';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { useRecord } from '../../kit/record/useRecord';
import { clientKind } from './clientKind';
import { FamilyPanel } from './FamilyPanel';

/** A client with everything around it; other features bring their panels. */
export function ClientPage({ panels }: { panels: RecordPanels<ClientFieldsFragment> }) {
  const client = useRecord(clientKind, useParams().id);
  const family = { key: 'family', show: (row: ClientFieldsFragment) => <FamilyPanel client={row} /> };
  return (
    <RecordPage record={client} panels={{ tabs: panels.tabs, side: [...(panels.side ?? []), family] }} />
  );
}
