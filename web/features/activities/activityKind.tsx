import { Badge, Group, Text } from '@mantine/core';
import {
  ActivityDocument,
  type ActivityFieldsFragment,
  ActivityHistoryDocument,
  DeleteActivityDocument,
  RestoreActivityDocument,
  UpdateActivityDocument,
} from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { pickFields, type RecordKind } from '../../kit/record/recordKind';
import { ActivityForm } from './ActivityForm';
import { activityFacts, activityFields, STATUS_COLORS } from './activityFields';
import { kindOf } from './activityTypes';

/** Activities, for their page and the peek panel. */
export const activityKind: RecordKind<ActivityFieldsFragment> = {
  noun: 'activity',
  path: '/activities',
  list: { href: '/activities', label: 'Activities' },
  listedIn: ['activities'],
  operations: {
    one: ActivityDocument,
    history: ActivityHistoryDocument,
    update: UpdateActivityDocument,
    remove: DeleteActivityDocument,
    restore: RestoreActivityDocument,
  },
  fields: activityFields,
  facts: activityFacts,
  figures: pickFields(activityFields, ['dueOn', 'assigneeId', 'clientId']),
  badge: ({ type, status }) => (
    <Group gap={6}>
      <Text c="dimmed">{kindOf(type).label}</Text>
      <Badge color={STATUS_COLORS[status]}>{sentence(status)}</Badge>
    </Group>
  ),
  Form: ActivityForm,
};
