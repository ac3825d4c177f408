import { ActionIcon, Chip, Group, Select, Tooltip } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type { TimelineFacetFieldsFragment } from '../../gql/graphql';
import { DateInput } from '../../kit/fields/dates';
import { SearchInput } from '../../kit/list/SearchInput';
import { INTERACTIONS } from './interactionTypes';
import type { TimelineFilter } from './useTimeline';

interface TimelineFiltersProps {
  facets: TimelineFacetFieldsFragment | undefined;
  filter: TimelineFilter;
  onChange: (patch: Partial<TimelineFilter>) => void;
}

const PLURALS: Record<string, string> = {
  NOTE: 'Notes',
  CALL: 'Calls',
  EMAIL: 'Emails',
  MEETING: 'Meetings',
  TASK: 'Tasks',
};

/** What of a timeline is shown: by type with counts, and behind the funnel by person, words and day. */
export function TimelineFilters({ facets, filter, onChange }: TimelineFiltersProps) {
  const [open, setOpen] = useState(false);
  const countOf = (type: string) =>
    facets?.types.find((each) => (each.type ?? 'CHANGE') === type)?.count ?? 0;
  const types = [...INTERACTIONS.map(({ type }) => type as string), 'CHANGE'].filter(
    (type) => countOf(type) > 0 || filter.types.includes(type),
  );
  const people = (facets?.people ?? []).flatMap(({ user, count }) =>
    user ? [{ value: user.id, label: `${user.name} (${count})` }] : [],
  );
  return (
    <>
      <Group gap={6} justify="space-between" wrap="nowrap" align="flex-start">
        <Chip.Group multiple value={filter.types} onChange={(next) => onChange({ types: next })}>
          <Group gap={6} role="group" aria-label="Show">
            {types.map((type) => (
              <Chip key={type} size="xs" value={type}>
                {PLURALS[type] ?? 'Changes'} {countOf(type)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Tooltip label="Person, words, day">
          <ActionIcon
            size={26}
            variant={open || filter.person || filter.search || filter.day ? 'light' : 'subtle'}
            aria-label="More filters"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconFilter size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {open && (
        <Group gap={6} mt="xs">
          <SearchInput
            label="Search the timeline"
            value={filter.search}
            onChange={(search) => onChange({ search })}
          />
          <Select
            size="xs"
            w={180}
            aria-label="Person"
            placeholder="Anybody"
            data={people}
            value={filter.person}
            clearable
            onChange={(person) => onChange({ person })}
          />
          <DateInput
            size="xs"
            w={150}
            aria-label="Jump to day"
            placeholder="Jump to day"
            clearable
            value={filter.day}
            onChange={(day) => onChange({ day })}
          />
        </Group>
      )}
    </>
  );
}
