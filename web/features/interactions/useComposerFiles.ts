import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { useFileSender } from '../../kit/data/fileSender';
import { useMay } from '../../kit/data/session';
import { tell } from '../../kit/data/tell';

/** The files that go with what is being written: dropped, pasted or picked, and sent when it is saved. */
export function useComposerFiles() {
  const send = useFileSender();
  const may = useMay();
  const enabled = Boolean(send) && may('attachment.create');
  const [files, setFiles] = useState<File[]>([]);
  const add = (more: File[]) => setFiles((known) => [...known, ...more]);
  const take = (event: { preventDefault: () => void }, list: FileList | undefined) => {
    const more = [...(list ?? [])].filter(({ size }) => size > 0);
    if (!enabled || !more.length) return;
    event.preventDefault();
    add(more);
  };
  return {
    files,
    enabled,
    add,
    drop: (file: File) => setFiles((known) => known.filter((each) => each !== file)),
    handlers: {
      onPaste: (event: ClipboardEvent) => take(event, event.clipboardData.files),
      onDragOver: (event: DragEvent) => event.dataTransfer.types.includes('Files') && event.preventDefault(),
      onDrop: (event: DragEvent) => take(event, event.dataTransfer.files),
    },
    /** Puts the files on a saved interaction; says which could not be sent. Answers whether there were any. */
    sendTo: async (link: Record<string, string>) => {
      for (const file of files)
        await send?.(link, file).catch(({ message }: Error) =>
          tell(`${file.name} is not attached: ${message}`),
        );
      setFiles([]);
      return files.length > 0;
    },
  };
}
