import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { DateInput } from '../../kit/fields/dates';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { EVENTS, ORIGINS, RECORD_TYPES } from './auditWords';

interface AuditFilterProps {
  filter: Record<string, string>;
  onChange: (key: string, value: string | null) => void;
}

/** What to look for in the audit log. */
export function AuditFilter({ filter, onChange }: AuditFilterProps) {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="xs" verticalSpacing="xs">
      <ReferenceInput
        to="user"
        size="xs"
        clearable
        style={{ gridColumn: 'span 2' }}
        aria-label="Person"
        placeholder="Anybody"
        value={filter.personId ?? null}
        onChange={(id) => onChange('personId', id)}
      />
      <Select
        size="xs"
        clearable
        searchable
        aria-label="What happened"
        placeholder="Everything"
        data={EVENTS}
        value={filter.name ?? null}
        onChange={(value) => onChange('name', value)}
      />
      <Select
        size="xs"
        clearable
        searchable
        aria-label="Record type"
        placeholder="All records"
        data={RECORD_TYPES}
        value={filter.subjectType ?? null}
        onChange={(value) => onChange('subjectType', value)}
      />
      <TextInput
        key={filter.recordId ?? ''}
        size="xs"
        aria-label="Record id"
        placeholder="Record id"
        defaultValue={filter.recordId ?? ''}
        onBlur={({ currentTarget }) => onChange('recordId', currentTarget.value.trim() || null)}
      />
      <Select
        size="xs"
        clearable
        aria-label="Origin"
        placeholder="Any origin"
        data={ORIGINS}
        value={filter.origin ?? null}
        onChange={(value) => onChange('origin', value)}
      />
      <DateInput
        size="xs"
        clearable
        aria-label="From"
        placeholder="From"
        value={filter.from?.slice(0, 10) ?? null}
        onChange={(day) => onChange('from', day ? startOf(day, 0) : null)}
      />
      <DateInput
        size="xs"
        clearable
        aria-label="Until"
        placeholder="Until"
        value={filter.to ? dayBefore(filter.to) : null}
        onChange={(day) => onChange('to', day ? startOf(day, 1) : null)}
      />
    </SimpleGrid>
  );
}

/** The instant at which a day, or one some days later, begins here. */
function startOf(day: string, later: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return date.toISOString();
}

/** The day that ends at an instant. */
function dayBefore(instant: string): string {
  const date = new Date(instant);
  date.setDate(date.getDate() - 1);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
