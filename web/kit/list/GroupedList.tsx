import { Badge, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ListSummaryFieldsFragment } from '../../gql/graphql';
import { useSession } from '../data/session';
import { type Field, sentence } from '../fields/field';
import { formatNumber } from '../fields/format';
import { filterKey } from '../filter/operators';
import classes from './GroupedList.module.css';
import { totalsLine } from './totals';
import type { Total } from './useListShape';

export type ListGroup = ListSummaryFieldsFragment['groups'][number];

interface GroupedListProps {
  field: Field;
  fields: Field[];
  groups: ListGroup[];
  more: boolean;
  totals: Total[];
  /** The rows of one group, which are read when it is opened. */
  rows: (group: ListGroup) => ReactNode;
}

/** How many groups are open at first. */
const OPEN = 3;

/** A list in groups: each with its count and sums, to be opened and closed. */
export function GroupedList({ field, fields, groups, more, totals, rows }: GroupedListProps) {
  const { currency } = useSession();
  const [toggled, setToggled] = useState<Record<string, boolean>>({});
  return (
    <Stack gap="xs" className={classes.groups}>
      {inOrder(field, groups).map((group, at) => {
        const key = JSON.stringify(group.value);
        const opened = toggled[key] ?? at < OPEN;
        const sums = totalsLine(fields, totals, group.totals, currency);
        const name = groupName(field, group);
        return (
          <section key={key} aria-label={`${field.label}: ${name}`}>
            <h2 className={classes.title}>
              <UnstyledButton
                className={classes.head}
                aria-expanded={opened}
                onClick={() => setToggled({ ...toggled, [key]: !opened })}
              >
                <Group gap="xs" wrap="nowrap">
                  {opened ? (
                    <IconChevronDown size={16} aria-hidden />
                  ) : (
                    <IconChevronRight size={16} aria-hidden />
                  )}
                  <Text span fw={600} size="sm">
                    {field.type === 'boolean' ? `${field.label}: ${name.toLowerCase()}` : name}
                  </Text>
                  <Badge variant="default">{formatNumber(group.count)}</Badge>
                </Group>
                {sums && (
                  <Text span size="sm" c="dimmed" className="tabular">
                    {sums}
                  </Text>
                )}
              </UnstyledButton>
            </h2>
            {opened && rows(group)}
          </section>
        );
      })}
      {more && (
        <Text size="sm" c="dimmed">
          There are more groups than these. Narrow the list with a filter to see them.
        </Text>
      )}
    </Stack>
  );
}

/** Choices in their own order, others as they come: largest first. Rows without a value come last. */
function inOrder({ options }: Field, groups: ListGroup[]): ListGroup[] {
  const place = ({ value }: ListGroup, at: number) =>
    value === null ? Number.MAX_SAFE_INTEGER : (options?.findIndex((option) => option.value === value) ?? at);
  return groups
    .map((group, at) => ({ group, place: place(group, at) }))
    .sort((a, b) => a.place - b.place)
    .map(({ group }) => group);
}

/** What the rows of a group have in common, in words. */
export function groupName(field: Field, { value, label }: ListGroup): string {
  if (value === null || value === undefined) return `No ${field.label.toLowerCase()}`;
  if (field.type === 'boolean') return value ? 'Yes' : 'No';
  if (field.type === 'reference') return label ?? 'Restricted';
  return field.options?.find((option) => option.value === value)?.label ?? sentence(String(value));
}

/** The filter that the rows of a group meet. */
export function groupFilter(field: Field, { value }: ListGroup): object {
  const comparison = value === null || value === undefined ? { isNull: true } : { eq: value };
  const [outer = '', key, comparator = ''] = filterKey(field).split('.');
  return key ? { [outer]: [{ key, [comparator]: comparison }] } : { [outer]: comparison };
}
