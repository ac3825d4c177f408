import { Divider, Drawer } from '@mantine/core';
import {
  type AffiliationFieldsFragment,
  CreateAffiliationDocument,
  type CreateAffiliationInput,
  DeleteAffiliationDocument,
  UpdateAffiliationDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { RecordForm } from '../../kit/form/RecordForm';

const THERE = fieldsOf([
  { key: 'jobTitle', label: 'Job title there', type: 'text' },
  { key: 'since', label: 'Since', type: 'date' },
  { key: 'until', label: 'Until', type: 'date', help: 'Left empty: still there.' },
]);
const CLIENT = fieldsOf([
  { key: 'clientId', label: 'Client', type: 'reference', to: 'client', required: true },
]);
const CONTACT = fieldsOf([
  { key: 'contactId', label: 'Contact', type: 'reference', to: 'contact', required: true },
]);
const refetch = ['ContactAffiliations', 'ClientContacts'];

interface AffiliationDrawerProps {
  /** The end from which it is looked at: the other one is asked for. */
  of: { contactId: string; name: string } | { clientId: string; name: string };
  affiliation: AffiliationFieldsFragment | 'new' | null;
  onClose: () => void;
}

/** Says that a contact is at a further client, what they are there, or that they are not any more. */
export function AffiliationDrawer({ of, affiliation: shown, onClose }: AffiliationDrawerProps) {
  const save = useSave();
  const affiliation = shown === 'new' ? null : shown;
  const ofContact = 'contactId' in of;
  const who = (ofContact ? of.name : affiliation?.contact?.name) ?? 'The contact';
  const where = (ofContact ? affiliation?.client?.name : of.name) ?? 'the client';
  const submit = async (values: Record<string, unknown>, version?: number) => {
    const { name: _, ...end } = of;
    if (affiliation)
      await save(
        UpdateAffiliationDocument,
        { input: { id: affiliation.id, version, ...values } },
        { done: `${who} at ${where} saved`, refetch },
      );
    else
      await save(
        CreateAffiliationDocument,
        { input: { ...values, ...end } as CreateAffiliationInput },
        { done: ofContact ? 'Client linked' : 'Contact linked', refetch },
      );
    onClose();
  };
  const remove = async () => {
    if (!affiliation) return;
    const { id, version } = affiliation;
    await save(
      DeleteAffiliationDocument,
      { id, version },
      { done: `${who} is not at ${where} any more`, refetch },
    );
    onClose();
  };
  return (
    <Drawer
      opened={Boolean(shown)}
      onClose={onClose}
      title={affiliation ? `${who} at ${where}` : ofContact ? `${who} is also at` : `Also at ${where}`}
    >
      <RecordForm
        creating={!affiliation}
        fields={affiliation ? THERE : [...(ofContact ? CLIENT : CONTACT), ...THERE]}
        record={affiliation ?? undefined}
        submitLabel={affiliation ? 'Save' : ofContact ? 'Link client' : 'Link contact'}
        onSubmit={submit}
      />
      {affiliation && (
        <>
          <Divider my="md" />
          <ConfirmButton
            label="Remove link"
            question={`${who} then no longer shows at ${where}. What was said and done stays.`}
            confirm="Remove"
            onConfirm={remove}
          />
        </>
      )}
    </Drawer>
  );
}
