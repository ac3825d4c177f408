import { ActionIcon, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue } from '../fields/field';
import { usePeekList } from '../record/peek';
import classes from './DataGrid.module.css';
import { ReachButtons } from './ReachButtons';

interface CardListProps<Row extends { __typename?: string; id: string }> {
  rows: Row[];
  columns: Field<Row>[];
  href: (row: Row) => string;
  titleOf: (row: Row) => string;
  hasMore: boolean;
  onMore: () => void;
}

/** The list on a phone: one card a row with the first few columns. */
export function CardList<Row extends { __typename?: string; id: string }>({
  rows,
  columns,
  href,
  titleOf,
  hasMore,
  onMore,
}: CardListProps<Row>) {
  const root = useRef<HTMLDivElement>(null);
  const peek = usePeekList(rows, undefined, (id, focus) => {
    const card = root.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    card?.scrollIntoView({ block: 'nearest' });
    if (focus) card?.querySelector('button')?.focus();
  });
  return (
    <div className={classes.cards} ref={root}>
      {rows.map((row) => (
        <article key={row.id} className={classes.card} data-row={row.id}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Anchor component={Link} to={href(row)} fw={600} display="block" py={4}>
              {titleOf(row)}
            </Anchor>
            <Group gap={4} wrap="nowrap">
              <ReachButtons row={row} name={titleOf(row)} />
              {peek && (
                <ActionIcon
                  size={32}
                  aria-label={`Peek at ${titleOf(row)}`}
                  onClick={() => peek.show(row.id)}
                >
                  <IconLayoutSidebarRightExpand size={18} />
                </ActionIcon>
              )}
            </Group>
          </Group>
          <CardFacts row={row} fields={columns.slice(1, 5)} />
        </article>
      ))}
      {hasMore && (
        <Button fullWidth variant="default" onClick={onMore}>
          Show more
        </Button>
      )}
    </div>
  );
}

/** The fields that have a value, each on a line. */
function CardFacts<Row>({ row, fields }: { row: Row; fields: Field<Row>[] }) {
  const filled = fields.filter((field) => ![null, undefined, ''].includes(rawValue(field as Field, row)));
  return (
    <Stack gap={2}>
      {filled.map((field) => (
        <Group key={field.key} gap={8} wrap="nowrap" justify="space-between">
          <Text size="xs" c="dimmed">
            {field.label}
          </Text>
          <Text size="sm" component="div" truncate>
            <FieldValue field={field as Field} row={row} />
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
