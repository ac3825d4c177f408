import { useApolloClient } from '@apollo/client/react';
import dayjs from 'dayjs';
import { useState } from 'react';
import {
  type ActivityFieldsFragment,
  CreateActivityDocument,
  UpdateActivityDocument,
} from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import { useUndo } from '../../kit/data/undo';
import { type Field, inputOf } from '../../kit/fields/field';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { activityForm } from './activityFields';
import { dueInput, inDays } from './due';
import { recurrencesWith } from './recurrence';

interface ActivityFormProps {
  record?: ActivityFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

const MORE = ['durationMinutes', 'reminders', 'recurrence', 'location', 'attendees', 'tags', 'description'];
const FOLLOWING: Field = {
  key: 'following',
  label: 'Also the ones that follow',
  type: 'boolean',
  help: 'Without it only this one changes.',
};

/** Creates or edits an activity. */
export function ActivityForm({ record, preset, onDone }: ActivityFormProps) {
  const client = useApolloClient();
  const { userId } = useSession();
  const { offer } = useUndo();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fresh] = useState({
    type: 'TASK',
    priority: 'NORMAL',
    dueOn: inDays(0),
    assigneeId: userId,
    ...preset,
  });
  const known = useFields('Activity', activityForm as Field[]);
  const own = known.map((field) =>
    field.key === 'recurrence' ? { ...field, options: recurrencesWith(record?.recurrence) } : field,
  );
  const fields = record?.recurrence ? [...own, FOLLOWING] : own;
  const shown = record ? formOf(record) : fresh;
  const update = async (values: Record<string, unknown>, version: number) => {
    if (!record) return;
    const { following, ...changes } = values;
    await client.mutate({
      mutation: UpdateActivityDocument,
      variables: {
        input: {
          id: record.id,
          version,
          ...toInput(changes, shown),
          scope: following ? 'FOLLOWING' : 'THIS',
        },
      },
    });
    await client.refetchQueries({ include: 'active' });
    offer(`${record.subject} changed`);
    onDone(record.id);
  };
  return (
    <>
      <RecordForm
        creating={!record}
        fields={fields}
        more={MORE}
        record={shown}
        draftKey={record ? `activity.${record.id}` : 'activity.new'}
        submitLabel={record ? 'Save activity' : 'Create activity'}
        onConflict={({ current }, mine) => current && setConflict({ current, mine })}
        onSubmit={async (values) => {
          if (record) return update(values, record.version);
          const { data } = await client.mutate({
            mutation: CreateActivityDocument,
            variables: { input: toInput(values, shown) as never },
          });
          client.cache.evict({ fieldName: 'activities' });
          await client.refetchQueries({ include: 'active' });
          if (!data) return;
          offer(`${data.createActivity.subject} created`);
          onDone(data.createActivity.id);
        }}
      />
      <ConflictDialog
        conflict={conflict}
        fields={fields}
        onClose={() => setConflict(null)}
        onResolve={update}
      />
    </>
  );
}

/** A record as the form shows it: day and time apart, reminders as choices. */
const formOf = (record: ActivityFieldsFragment) => ({
  ...record,
  dueOn: record.dueAt ? dayjs(record.dueAt).format('YYYY-MM-DD') : record.dueOn,
  dueTime: record.dueAt ? dayjs(record.dueAt).format('HH:mm') : null,
  reminders: record.reminders.map(String),
});

/** What was filled in as the API takes it. */
function toInput(values: Record<string, unknown>, shown: Record<string, unknown>): Record<string, unknown> {
  const { dueTime, dueOn, reminders, ...rest } = values;
  const moved = dueTime !== undefined || dueOn !== undefined;
  const day = (dueOn === undefined ? shown.dueOn : dueOn) as string | null;
  const time = (dueTime === undefined ? shown.dueTime : dueTime) as string | null;
  return {
    ...inputOf(rest),
    ...(moved ? dueInput(day, time) : {}),
    ...(reminders === undefined ? {} : { reminders: ((reminders ?? []) as string[]).map(Number) }),
  };
}
