import { Box, Button, FileButton, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './DropZone.module.css';

/** Takes files that are dropped on it, pasted while it is shown, or picked. */
export function DropZone({ onFiles, children }: { onFiles: (files: File[]) => void; children?: ReactNode }) {
  const [over, setOver] = useState(false);
  const phone = useMediaQuery('(max-width: 48em)');
  const reset = useRef<() => void>(null);
  usePastedFiles(onFiles);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the shortcut, the button does the same
    <div
      className={over ? `${classes.zone} ${classes.over}` : classes.zone}
      data-testid="drop-zone"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles(filesOf(event.dataTransfer));
      }}
    >
      <Group gap="sm">
        <FileButton
          multiple
          resetRef={reset}
          onChange={(files) => {
            onFiles(files);
            reset.current?.();
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={16} />}>
              Add files
            </Button>
          )}
        </FileButton>
        {!phone && (
          <Text size="sm" c="dimmed">
            or drop or paste them here, up to 100 MB each
          </Text>
        )}
      </Group>
      {children && <Box mt="xs">{children}</Box>}
    </div>
  );
}

/** Folders come as items of no size and no type; they cannot be sent. */
const filesOf = ({ files }: DataTransfer) => [...files].filter(({ size, type }) => size > 0 || type);

function usePastedFiles(onFiles: (files: File[]) => void) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData ? filesOf(event.clipboardData) : [];
      if (!files.length) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onFiles]);
}
