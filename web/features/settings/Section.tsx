import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Nothing } from '../../kit/list/faces';
import { Page } from '../../kit/shell/Page';
import classes from './Section.module.css';

interface SectionProps {
  title: string;
  /** What the section affects. */
  text?: string;
  before?: ReactNode;
  beside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One page of the settings. */
export function Section({ text, children, ...page }: SectionProps) {
  return (
    <Page {...page}>
      {text && (
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      )}
      {children}
    </Page>
  );
}

interface RowsProps<Row> {
  label: string;
  rows: readonly Row[];
  empty: string;
  children: (row: Row) => ReactNode;
}

/** A card with a row for each thing; says so when there is none. */
export function Rows<Row extends { id: string }>({ label, rows, empty, children }: RowsProps<Row>) {
  if (!rows.length)
    return (
      <Paper withBorder p="md">
        <Nothing>{empty}</Nothing>
      </Paper>
    );
  return (
    <Paper withBorder component="ul" aria-label={label} m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row}>
          {children(row)}
        </li>
      ))}
    </Paper>
  );
}

/** The text of a row: a name, and what there is to know about it. */
export function RowText({ name, text }: { name: ReactNode; text?: ReactNode }) {
  return (
    <div className={classes.main}>
      <Text size="sm" fw={500} component="div">
        {name}
      </Text>
      {text && (
        <Text size="xs" c="dimmed" component="div">
          {text}
        </Text>
      )}
    </div>
  );
}
