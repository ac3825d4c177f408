import { useQuery } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { type AttachmentFilter, AttachmentsDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { DropZone } from './DropZone';
import { FileRow } from './FileRow';
import { PreviewModal } from './PreviewModal';
import { UploadList } from './UploadList';
import { type FileLink, useUploads } from './useUploads';

interface FilesPanelProps {
  /** Where new files go. */
  link: FileLink;
  /** Which files are shown: those of the record, and those that belong to it in a wider sense. */
  filter?: AttachmentFilter;
  /** Whether nothing is to be added any more. */
  closed?: boolean;
}

const PAGE = 50;

/** The files of a record: add by drop, paste or picker; look at, rename, delete. */
export function FilesPanel({ link, filter, closed }: FilesPanelProps) {
  const [shown, setShown] = useState<string | null>(null);
  const may = useMay();
  const own = Object.fromEntries(Object.entries(link).map(([key, id]) => [key, { eq: id }]));
  const { data, previousData, error, refetch, fetchMore } = useQuery(AttachmentsDocument, {
    variables: { filter: filter ?? own, first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const { uploads, add, retry, cancel } = useUploads(link, () => void refetch());
  const list = (data ?? previousData)?.attachments;
  return (
    <Stack gap="sm">
      {!closed && may('attachment.create') && (
        <DropZone onFiles={add}>
          {uploads.length > 0 && <UploadList uploads={uploads} onRetry={retry} onCancel={cancel} />}
        </DropZone>
      )}
      {!list &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={3} height={44} />
        ))}
      {list && !list.nodes.length && !uploads.length && <Nothing>No files yet.</Nothing>}
      {list && list.nodes.length > 0 && (
        <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Files">
          {list.nodes.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              home={link}
              onShow={() => setShown(file.id)}
              onGone={() => void refetch()}
            />
          ))}
        </Stack>
      )}
      {list?.pageInfo.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}
        >
          Show more
        </Button>
      )}
      <PreviewModal files={list?.nodes ?? []} shown={shown} onShow={setShown} />
    </Stack>
  );
}
