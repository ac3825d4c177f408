import { IconFiles } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import {
  type AttachmentRowFragment,
  AttachmentsDocument,
  type AttachmentsQuery,
  DeleteAttachmentsDocument,
  UpdateAttachmentDocument,
  UpdateAttachmentsDocument,
} from '../../gql/graphql';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { attachmentFields } from './attachmentFields';
import { PreviewModal } from './PreviewModal';
import { StorageUse } from './StorageUse';

const listOf = (data: AttachmentsQuery) => data.attachments;
const nameOf = (row: AttachmentRowFragment) => row.fileName;

/** All files the viewer may see, whatever record they are on. */
export function DocumentsPage() {
  const [params, setParams] = useSearchParams();
  const save = useSaveField(UpdateAttachmentDocument, 'Attachment', nameOf);
  const bulk = useBulk('attachments', UpdateAttachmentsDocument, DeleteAttachmentsDocument);
  const addressOf = (id: string | null) => {
    const next = new URLSearchParams(params);
    if (id) next.set('file', id);
    else next.delete('file');
    return next;
  };
  const shown = params.get('file');
  return (
    <>
      <ListPage
        noun="Attachment"
        what="files"
        title="Documents"
        query={AttachmentsDocument}
        connection={listOf}
        fields={attachmentFields as Field<AttachmentRowFragment>[]}
        columns={['fileName', 'kind', 'record', 'size', 'uploadedById', 'createdAt', 'description', 'tags']}
        defaultSort="-createdAt"
        totals="size:sum"
        href={({ id }) => `/documents?${addressOf(id)}`}
        titleOf={nameOf}
        actions={<StorageUse />}
        onSave={save}
        bulk={bulk}
        firstUse={
          <FirstUse
            icon={<IconFiles size={40} />}
            title="No files yet"
            text="Open a client, contact or opportunity and drop a file on its Files tab."
          />
        }
      />
      <PreviewModal
        files={listed()}
        shown={shown}
        onShow={(id) => setParams(addressOf(id), { replace: true })}
      />
    </>
  );
}

/** The files of the list one came from, in its order. */
function listed(): { id: string; fileName: string }[] {
  try {
    const ids = JSON.parse(sessionStorage.getItem('rapport.list.files') ?? '[]') as string[];
    return ids.map((id) => ({ id, fileName: 'File' }));
  } catch {
    return [];
  }
}
