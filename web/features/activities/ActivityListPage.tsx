import { Button } from '@mantine/core';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import {
  ActivitiesDocument,
  type ActivitiesQuery,
  ActivityGroupsDocument,
  type ActivityRowFragment,
  DeleteActivitiesDocument,
  UpdateActivitiesDocument,
  UpdateActivityDocument,
} from '../../gql/graphql';
import type { CalendarSpec } from '../../kit/calendar/spec';
import { Can } from '../../kit/data/session';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { formatTime } from '../../kit/fields/format';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { activityColumns } from './activityFields';
import { isOpen, kindOf } from './activityTypes';

const listOf = (data: ActivitiesQuery) => data.activities;
const nameOf = (row: ActivityRowFragment) => row.subject;

const CALENDAR: CalendarSpec<ActivityRowFragment> = {
  query: ActivityGroupsDocument,
  date: 'dueOn',
  orderBy: [{ field: 'dueAt' }],
  detailOf: ({ dueAt }) => (dueAt ? formatTime(dueAt) : ''),
  colorOf: (activity) => (isOpen(activity) ? kindOf(activity.type).color : 'gray'),
};

/** All activities the viewer may see. */
export function ActivityListPage() {
  const [params, setParams] = useSearchParams();
  const save = useSaveField(UpdateActivityDocument, 'Activity', nameOf);
  const bulk = useBulk('activities', UpdateActivitiesDocument, DeleteActivitiesDocument);
  const add = (
    <Can permission="activity.create">
      <Button
        leftSection={<IconPlus size={16} />}
        onClick={() => setParams({ ...Object.fromEntries(params), new: 'activity' })}
      >
        Create activity
      </Button>
    </Can>
  );
  return (
    <ListPage
      noun="Activity"
      what="activities"
      title="Activities"
      query={ActivitiesDocument}
      connection={listOf}
      fields={activityColumns as Field[] as Field<ActivityRowFragment>[]}
      columns={['subject', 'type', 'status', 'dueOn', 'priority', 'assigneeId', 'clientId']}
      defaultSort="dueOn"
      href={({ id }) => `/activities/${id}`}
      titleOf={nameOf}
      actions={add}
      onSave={save}
      bulk={bulk}
      calendar={CALENDAR}
      firstUse={
        <FirstUse
          icon={<IconChecklist size={40} />}
          title="No activities yet"
          text="Activities are the calls, meetings and tasks that move your work on."
        >
          {add}
        </FirstUse>
      }
    />
  );
}
