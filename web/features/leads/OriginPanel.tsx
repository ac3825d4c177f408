import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LeadFieldsFragment } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { FirstResponse } from './FirstResponse';

/** Where a lead came from, who has it and why, and the clock of the first answer. */
export function OriginPanel({ lead }: { lead: LeadFieldsFragment }) {
  const rows: [string, ReactNode][] = [
    ['Source', lead.source],
    ['Campaign', lead.campaign],
    ['Medium', lead.medium],
    ['Referrer', lead.referrer],
    ['Owner', lead.owner?.name],
    ['Assigned', lead.assignedAt && <Ago key="at" at={lead.assignedAt} />],
    ['Assigned by', lead.assignmentRule?.name],
    ['First answer', (lead.firstRespondedAt || lead.respondBy) && <FirstResponse key="clock" lead={lead} />],
  ];
  const known = rows.filter(([, value]) => value);
  return (
    <RelatedPanel title="Origin">
      {!known.length && <Nothing>Nothing is known about where it came from.</Nothing>}
      <Stack gap={2}>
        {known.map(([label, value]) => (
          <Group key={label} justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
              {label}
            </Text>
            <Text size="sm" ta="end" component="div" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </Group>
        ))}
      </Stack>
    </RelatedPanel>
  );
}
