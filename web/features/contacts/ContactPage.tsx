import { useParams } from 'react-router';
import type { ContactFieldsFragment } from '../../gql/graphql';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { useRecord } from '../../kit/record/useRecord';
import { contactKind } from './contactKind';

/** A person at a client. */
export function ContactPage({ panels }: { panels: RecordPanels<ContactFieldsFragment> }) {
  const contact = useRecord(contactKind, useParams().id);
  return <RecordPage record={contact} panels={panels} />;
}
