import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { FieldValue } from '../fields/FieldValue';
import type { Field } from '../fields/field';
import { rawValue } from '../fields/field';
import classes from './DataGrid.module.css';

interface CardListProps<Row extends { id: string }> {
  rows: Row[];
  columns: Field<Row>[];
  href: (row: Row) => string;
  titleOf: (row: Row) => string;
  hasMore: boolean;
  onMore: () => void;
}

/** The list on a phone: one card a row with the first few columns. */
export function CardList<Row extends { id: string }>({
  rows,
  columns,
  href,
  titleOf,
  hasMore,
  onMore,
}: CardListProps<Row>) {
  return (
    <div className={classes.cards}>
      {rows.map((row) => (
        <article key={row.id} className={classes.card}>
          <Anchor component={Link} to={href(row)} fw={600} display="block" py={4}>
            {titleOf(row)}
          </Anchor>
          <Stack gap={2}>
            {columns
              .slice(1, 5)
              .filter(
                (field) =>
                  rawValue(field, row) !== null &&
                  rawValue(field, row) !== undefined &&
                  rawValue(field, row) !== '',
              )
              .map((field) => (
                <Group key={field.key} gap={8} wrap="nowrap" justify="space-between">
                  <Text size="xs" c="dimmed">
                    {field.label}
                  </Text>
                  <Text size="sm" component="div" truncate>
                    <FieldValue field={field} row={row} />
                  </Text>
                </Group>
              ))}
          </Stack>
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
