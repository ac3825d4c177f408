import { Modal } from '@mantine/core';
import { type AttachmentRowFragment, UpdateAttachmentDocument } from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { RecordForm } from '../../kit/form/RecordForm';

const FIELDS = fieldsOf<AttachmentRowFragment>([
  { key: 'fileName', label: 'Name', type: 'text', required: true },
  { key: 'description', label: 'Description', type: 'longText' },
  { key: 'tags', label: 'Tags', type: 'tags' },
]);

interface EditFileProps {
  file: AttachmentRowFragment;
  opened: boolean;
  onClose: () => void;
}

/** Name, description and tags of a file. */
export function EditFile({ file, opened, onClose }: EditFileProps) {
  const save = useSave();
  return (
    <Modal opened={opened} onClose={onClose} title="Edit file">
      <RecordForm
        fields={FIELDS}
        record={file}
        submitLabel="Save file"
        onSubmit={async (values) => {
          const input = { id: file.id, version: file.version, ...values };
          await save(UpdateAttachmentDocument, { input }, { done: 'File saved' });
          onClose();
        }}
      />
    </Modal>
  );
}
