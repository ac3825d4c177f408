import { Center, Code, Image, Loader, ScrollArea, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AttachmentAddressesQuery } from '../../gql/graphql';
import { FileIcon } from './fileKinds';

const HEIGHT = '65vh';
/** More of a text is not shown; it can be downloaded. */
const MOST = 200_000;

/** What a browser can show of a file. */
export function Preview({ file }: { file: NonNullable<AttachmentAddressesQuery['attachment']> }) {
  const { kind, previewUrl, fileName, mimeType } = file;
  if (!previewUrl)
    return (
      <Center h={HEIGHT}>
        <Stack align="center" gap="xs">
          <FileIcon kind={kind} size={48} />
          <Text c="dimmed" size="sm">
            This kind of file cannot be shown here. Download it to open it.
          </Text>
        </Stack>
      </Center>
    );
  if (kind === 'IMAGE') return <Image src={previewUrl} alt={fileName} mah={HEIGHT} fit="contain" />;
  if (kind === 'PDF')
    return <iframe src={previewUrl} title={fileName} style={{ width: '100%', height: HEIGHT, border: 0 }} />;
  if (mimeType.startsWith('audio/'))
    // biome-ignore lint/a11y/useMediaCaption: there are no captions for what people upload
    return <audio src={previewUrl} controls style={{ width: '100%' }} />;
  if (mimeType.startsWith('video/'))
    // biome-ignore lint/a11y/useMediaCaption: there are no captions for what people upload
    return <video src={previewUrl} controls style={{ width: '100%', maxHeight: HEIGHT }} />;
  return <TextPreview url={previewUrl} />;
}

function TextPreview({ url }: { url: string }) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const control = new AbortController();
    fetch(url, { headers: { range: `bytes=0-${MOST - 1}` }, signal: control.signal })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then(setText)
      .catch(() => !control.signal.aborted && setText('The text could not be loaded.'));
    return () => control.abort();
  }, [url]);
  if (text === null)
    return (
      <Center h={HEIGHT}>
        <Loader aria-label="Loading" />
      </Center>
    );
  return (
    <ScrollArea h={HEIGHT} type="auto">
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Code>
    </ScrollArea>
  );
}
