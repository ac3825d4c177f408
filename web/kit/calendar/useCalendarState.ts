import { useSearchParams } from 'react-router';
import type { Field } from '../fields/field';
import { dayNamed, type Span } from './days';

/** The date fields by which a list can be laid out: those that can be filtered by. */
export const dateFields = (fields: Field[]): Field[] =>
  fields.filter(({ type, filter }) => (type === 'date' || type === 'dateTime') && Boolean(filter));

/** What a calendar shows, in the address: a day `on`, the `span`, the `date` field, and the `day` that is open. */
export function useCalendarState(fields: Field[], usual: string) {
  const [params, setParams] = useSearchParams();
  const put = (key: string, value: string | null, replace = true) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace },
    );
  const known = dateFields(fields);
  const wanted = params.get('date') ?? usual;
  const span: Span = params.get('span') === 'week' ? 'week' : 'month';
  return {
    known,
    /** The date field; undefined while custom fields are still coming. */
    field: known.find(({ key }) => key === wanted) ?? known.find(({ key }) => key === usual),
    setField: (key: string) => put('date', key === usual ? null : key),
    span,
    setSpan: (next: Span) => put('span', next === 'week' ? next : null),
    on: dayNamed(params.get('on')),
    setOn: (day: string) => put('on', day),
    open: params.get('day'),
    setOpen: (day: string | null) => put('day', day, day === null),
  };
}

/** What {@link useCalendarState} answers. */
export type CalendarState = ReturnType<typeof useCalendarState>;
