import type { Choice } from '../../kit/fields/field';

/** How an activity can repeat; other rules of RFC 5545 come through the API. */
export const RECURRENCES: Choice[] = [
  { value: 'FREQ=DAILY', label: 'Every day' },
  { value: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', label: 'Every working day' },
  { value: 'FREQ=WEEKLY', label: 'Every week' },
  { value: 'FREQ=WEEKLY;INTERVAL=2', label: 'Every two weeks' },
  { value: 'FREQ=MONTHLY', label: 'Every month' },
  { value: 'FREQ=MONTHLY;INTERVAL=3', label: 'Every quarter' },
  { value: 'FREQ=YEARLY', label: 'Every year' },
];

/** The choices with the rule a record has, if it is another one. */
export const recurrencesWith = (rule: string | null | undefined): Choice[] =>
  !rule || RECURRENCES.some(({ value }) => value === rule)
    ? RECURRENCES
    : [...RECURRENCES, { value: rule, label: rule }];
