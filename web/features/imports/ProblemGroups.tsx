import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import type { ImportNounFragment } from '../../gql/graphql';
import { formatNumber } from '../../kit/fields/format';
import classes from './imports.module.css';
import { adviceFor, isHarmless, problemGroups, rowsText } from './problems';

/** What stands in the way, grouped by what it takes to put it right. */
export function ProblemGroups({ problems, subject }: { problems: unknown; subject?: ImportNounFragment }) {
  const groups = problemGroups(problems);
  if (!groups.length) return null;
  const labelOf = (key: string) => subject?.fields.find((field) => field.key === key)?.label ?? key;
  return (
    <Paper withBorder component="section" aria-label="Problems">
      <Title order={2} size="h3" px="md" pt="sm" pb="xs">
        Problems
      </Title>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {groups.map((group) => (
          <Group
            component="li"
            key={`${group.code}.${group.column}.${group.field}.${group.message}`}
            className={classes.column}
            wrap="nowrap"
            align="flex-start"
            style={{ borderTop: '1px solid var(--rapport-line)' }}
          >
            <Badge color={isHarmless(group.code) ? 'gray' : 'red'} mt={2} style={{ flexShrink: 0 }}>
              {formatNumber(group.count)}
            </Badge>
            <div className={classes.main}>
              <Text size="sm" fw={500}>
                {group.column ? `${group.column}: ` : group.field ? `${labelOf(group.field)}: ` : ''}
                {group.message}
              </Text>
              <Text size="sm">{adviceFor(group.code)}</Text>
              {rowsText(group) && (
                <Text size="xs" c="dimmed">
                  In {rowsText(group)}
                </Text>
              )}
            </div>
          </Group>
        ))}
      </ul>
    </Paper>
  );
}
