import { Group } from '@mantine/core';
import type { AttachmentRowFragment } from '../../gql/graphql';
import { fieldsOf } from '../../kit/fields/field';
import { formatBytes, KINDS } from './fileKinds';
import { RecordOf } from './recordOf';
import { Thumbnail } from './Thumbnail';

/** The fields of a file: columns and filters read them here. */
export const attachmentFields = fieldsOf<AttachmentRowFragment>([
  {
    key: 'fileName',
    label: 'Name',
    type: 'text',
    sort: 'fileName',
    filter: true,
    cell: (file) => (
      <Group component="span" gap={8} wrap="nowrap">
        <Thumbnail file={file} size={24} />
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{file.fileName}</span>
      </Group>
    ),
    width: 280,
  },
  {
    key: 'kind',
    label: 'Type',
    type: 'choice',
    options: Object.entries(KINDS).map(([value, label]) => ({ value, label })),
    sort: 'kind',
    filter: true,
    width: 120,
  },
  {
    key: 'record',
    label: 'On',
    type: 'text',
    read: () => ' ',
    cell: (file) => <RecordOf file={file} tabIndex={-1} />,
    width: 200,
  },
  {
    key: 'size',
    label: 'Size',
    type: 'number',
    sort: 'size',
    filter: true,
    cell: ({ size }) => <span className="tabular">{formatBytes(size)}</span>,
    total: formatBytes,
    width: 90,
  },
  { key: 'uploadedById', label: 'Uploaded by', type: 'reference', to: 'user', filter: true, width: 160 },
  { key: 'createdAt', label: 'Uploaded', type: 'dateTime', sort: 'createdAt', filter: true, width: 140 },
  { key: 'description', label: 'Description', type: 'text', filter: true, editable: true, width: 220 },
  { key: 'tags', label: 'Tags', type: 'tags', filter: true, editable: true },
  { key: 'clientId', label: 'Client', type: 'reference', to: 'client', filter: true },
  { key: 'contactId', label: 'Contact', type: 'reference', to: 'contact', filter: true },
]);
