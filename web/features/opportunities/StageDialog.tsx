import { Modal, Text } from '@mantine/core';
import dayjs from 'dayjs';
import { useCustomFields } from '../../kit/customFields/useFields';
import { type Field, inputOf } from '../../kit/fields/field';
import { RecordForm } from '../../kit/form/RecordForm';
import { opportunityField } from './opportunityFields';

interface StageDialogProps {
  title: string;
  kind: 'OPEN' | 'WON' | 'LOST';
  /** Fields the server asked for, and why. */
  missing?: Record<string, string>;
  record: object;
  opened: boolean;
  onClose: () => void;
  onSubmit: (values: Record<string, unknown>) => Promise<unknown>;
}

/** Asks in place what a stage needs: the reason of a win or loss, and required fields. */
export function StageDialog({
  title,
  kind,
  missing = {},
  record,
  opened,
  onClose,
  onSubmit,
}: StageDialogProps) {
  const custom = useCustomFields('Opportunity');
  const field = (key: string): Field =>
    opportunityField(key) ?? custom.find((each) => each.key === key) ?? { key, label: key, type: 'text' };
  const own: Field[] =
    kind === 'LOST'
      ? [{ ...field('lostReason'), required: true }, field('lostToCompetitorId'), field('closedOn')]
      : kind === 'WON'
        ? [field('wonReason'), field('closedOn')]
        : [];
  const asked = Object.entries(missing)
    .filter(([key]) => !own.some((known) => known.key === key))
    .map(([key, help]) => ({ ...field(key), section: undefined, required: true, help }));
  const preset = { ...record, closedOn: dayjs().format('YYYY-MM-DD') };
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      {asked.length > 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          This stage needs a little more before the opportunity can enter it.
        </Text>
      )}
      <RecordForm
        creating
        fields={[...asked, ...own]}
        record={kind === 'OPEN' ? record : preset}
        submitLabel={{ OPEN: 'Move', WON: 'Mark as won', LOST: 'Mark as lost' }[kind]}
        onSubmit={(values) => onSubmit(inputOf(values))}
      />
    </Modal>
  );
}
