import dayjs from 'dayjs';
import {
  type ActivityFieldsFragment,
  CreateActivityDocument,
  UpdateActivityDocument,
} from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import { type Field, inputOf } from '../../kit/fields/field';
import { personText } from '../../kit/fields/people';
import { NounForm, type NounFormProps } from '../../kit/form/NounForm';
import { activityForm } from './activityFields';
import { dueInput, inDays } from './due';
import { recurrencesWith } from './recurrence';

const MORE = ['durationMinutes', 'reminders', 'recurrence', 'location', 'attendees', 'tags', 'description'];
const FOLLOWING: Field = {
  key: 'following',
  label: 'Also the ones that follow',
  type: 'boolean',
  help: 'Without it only this one changes.',
};

interface ActivityFormProps extends NounFormProps<ActivityFieldsFragment> {
  /** The later day of what repeats that is edited, as the recurrence puts it, instead of the record itself. */
  occurrence?: string;
}

/** Creates or edits an activity; of a recurring one alone, or with those that follow. */
export function ActivityForm({ occurrence, ...props }: ActivityFormProps) {
  const { record, preset } = props;
  const { userId } = useSession();
  const own = useFields('Activity', activityForm as Field[]).map((field) =>
    field.key === 'recurrence' ? { ...field, options: recurrencesWith(record?.recurrence) } : field,
  );
  const fresh = { type: 'TASK', priority: 'NORMAL', dueOn: inDays(0), assigneeId: userId };
  const shown = record && formOf(record);
  return (
    <NounForm
      {...props}
      noun="activity"
      operations={{ create: CreateActivityDocument, update: UpdateActivityDocument }}
      listedIn={['activities']}
      fields={record?.recurrence ? [...own, FOLLOWING] : own}
      more={MORE}
      fresh={fresh}
      shown={shown}
      draft={occurrence}
      toInput={({ following, ...values }) => ({
        ...toInput(values, shown ?? { ...fresh, ...preset }),
        ...(record && { scope: following ? 'FOLLOWING' : 'THIS' }),
        ...(occurrence && { occurrence }),
      })}
      refetch
    />
  );
}

/** A record as the form shows it: day and time apart, reminders as choices. */
const formOf = (record: ActivityFieldsFragment) => ({
  ...record,
  dueOn: record.dueAt ? dayjs(record.dueAt).format('YYYY-MM-DD') : record.dueOn,
  dueTime: record.dueAt ? dayjs(record.dueAt).format('HH:mm') : null,
  reminders: record.reminders.map(String),
  attendees: record.people.map(personText),
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
