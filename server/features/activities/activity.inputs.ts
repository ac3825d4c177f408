import { Field, ID, InputType, Int } from 'type-graphql';
import { choices } from '../../kernel/field.js';
import {
  createInputOf,
  type ExtraField,
  type InputOf,
  type PatchOf,
  updateInputOf,
} from '../../kernel/input.js';
import { DateScalar } from '../../kernel/scalars.js';
import { Activity } from './activity.entity.js';

export const ActivityScope = choices('ActivityScope', 'What a change of a recurring activity is about.', {
  THIS: 'Only this occurrence.',
  FOLLOWING: 'This one and those that follow.',
});

const dueTime: ExtraField = {
  type: () => String,
  description:
    'Time of day such as 09:30 in your time zone, on dueOn; another way to say dueAt. Null: the whole day.',
};

interface Extra {
  dueTime?: string | null;
  scope?: keyof typeof ActivityScope | null;
  occurrence?: string | null;
}

export type CreateActivity = InputOf<Activity> & Omit<Extra, 'scope' | 'occurrence'>;
export type UpdateActivity = PatchOf<Activity> & Extra;

export const CreateActivityInput = createInputOf<CreateActivity>(Activity, { dueTime });
export const UpdateActivityInput = updateInputOf<UpdateActivity>(Activity, {
  dueTime,
  scope: {
    type: () => ActivityScope,
    description:
      'For recurring activities: whether the change also holds for those that follow; only this one when left out.',
  },
  occurrence: {
    type: () => DateScalar,
    description:
      'For recurring activities: the later day that the change is about, as the recurrence puts it, instead of the activity itself. It becomes an activity of its own, which is the answer.',
  },
});

@InputType({ description: 'How an activity was completed.' })
export class CompleteActivityInput {
  @Field(() => ID, { description: 'The activity.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' })
  version?: number | null;
  @Field(() => String, { nullable: true, description: 'What came of it.' })
  outcome?: string | null;
  @Field(() => String, { nullable: true, description: 'What was said or found out.' })
  notes?: string | null;
  @Field(() => Int, { nullable: true, description: 'How long it took, in minutes.' })
  durationMinutes?: number | null;
  @Field(() => CreateActivityInput as never, {
    nullable: true,
    description:
      "What's next: created in the same transaction, about the same records unless it names others.",
  })
  next?: CreateActivity | null;
}
