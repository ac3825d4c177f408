import { TextInput } from '@mantine/core';
import type { DateInputProps, DateTimePickerProps } from '@mantine/dates';
import { lazy, Suspense } from 'react';

const LazyDateInput = lazy(async () => ({ default: (await import('@mantine/dates')).DateInput }));
const LazyDateTimePicker = lazy(async () => ({ default: (await import('@mantine/dates')).DateTimePicker }));

/** What stands in the place of the input until the library for dates has come. */
const Place = ({
  label,
  description,
  required,
  placeholder,
  size,
  w,
  'aria-label': name,
}: Pick<
  DateInputProps,
  'label' | 'description' | 'required' | 'placeholder' | 'size' | 'w' | 'aria-label'
>) => (
  <TextInput
    {...{ label, description, placeholder, size, w }}
    aria-label={name}
    withAsterisk={required}
    readOnly
  />
);

/** The library's input of a day, loaded when the first one is shown. */
export const DateInput = (props: DateInputProps) => (
  <Suspense fallback={<Place {...props} />}>
    <LazyDateInput {...props} />
  </Suspense>
);

/** The library's input of a day and time, loaded when the first one is shown. */
export const DateTimePicker = (props: DateTimePickerProps) => (
  <Suspense fallback={<Place {...props} />}>
    <LazyDateTimePicker {...(props as object)} />
  </Suspense>
);
