import { Group, TagsInput, TextInput } from '@mantine/core';
import type { InteractionDraft } from './useComposer';

interface PeopleFieldsProps {
  draft: InteractionDraft;
  change: (patch: Partial<InteractionDraft>) => void;
}

const common = { size: 'xs', style: { flex: '1 1 180px' }, splitChars: [',', ';'], acceptValueOnBlur: true };

/** Where a meeting was and who took part; whom an email went to. */
export function PeopleFields({ draft, change }: PeopleFieldsProps) {
  if (draft.type === 'EMAIL')
    return (
      <Group gap="xs">
        <TagsInput
          {...common}
          aria-label="To"
          placeholder="To"
          value={draft.emailTo}
          onChange={(emailTo) => change({ emailTo })}
        />
        <TagsInput
          {...common}
          aria-label="Cc"
          placeholder="Cc"
          value={draft.emailCc}
          onChange={(emailCc) => change({ emailCc })}
        />
      </Group>
    );
  return (
    <Group gap="xs">
      <TextInput
        size="xs"
        style={{ flex: '1 1 180px' }}
        aria-label="Place"
        placeholder="Place"
        value={draft.location}
        onChange={(event) => change({ location: event.currentTarget.value })}
      />
      <TagsInput
        {...common}
        aria-label="Attendees"
        placeholder="Attendees"
        value={draft.participants}
        onChange={(participants) => change({ participants })}
      />
    </Group>
  );
}
