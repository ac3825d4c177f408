import { Button, FileButton, Loader, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAttempt } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import classes from './imports.module.css';
import { uploadImport } from './uploadImport';

/** Takes a file, by dropping it or from a dialog. */
export function FileStep() {
  const navigate = useNavigate();
  const { attempt, busy, problem } = useAttempt();
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  const send = async (file: File | null | undefined) => {
    if (!file) return;
    const id = await attempt(() => uploadImport(file));
    reset.current?.();
    if (id) navigate(`/imports/${id}`, { replace: true });
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) void send(event.dataTransfer.files[0]);
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      <section
        aria-label="Drop a file here"
        className={classes.drop}
        data-over={over}
        aria-busy={busy}
        onDragOver={hover}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {busy ? (
          <Loader size={32} aria-label="Sending the file" />
        ) : (
          <IconFileSpreadsheet size={40} stroke={1.25} aria-hidden />
        )}
        <Text fw={500}>{busy ? 'Sending the file…' : 'Drop a CSV, Excel or JSON file here'}</Text>
        <FileButton
          onChange={(file) => void send(file)}
          accept=".csv,.tsv,.txt,.xlsx,.json,text/csv,text/tab-separated-values,text/plain"
          resetRef={reset}
          inputProps={{ 'aria-label': 'File', tabIndex: -1 }}
        >
          {(props) => (
            <Button {...props} variant="default" disabled={busy}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" maw={480}>
          CSV with comma, semicolon or tab in any encoding, the first sheet of an Excel workbook, or a list of
          objects in JSON. The first row names the columns. Nothing is changed before you have seen what will
          happen.
        </Text>
      </section>
    </>
  );
}
