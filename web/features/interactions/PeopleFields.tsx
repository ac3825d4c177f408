import { Autocomplete, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { useSession } from '../../kit/data/session';
import { PeopleInput } from '../../kit/fields/PeopleInput';
import { addressIn } from './addresses';
import type { InteractionDraft } from './useComposer';
import { useContactOptions } from './useContactOptions';

interface PeopleFieldsProps {
  draft: InteractionDraft;
  change: (patch: Partial<InteractionDraft>) => void;
  clientId?: string | null | undefined;
  errors: Record<string, string>;
  onTyping: () => void;
}

const beside = { size: 'xs', style: { flex: '1 1 180px' } };
const many = { splitChars: [',', ';'], acceptValueOnBlur: true };

/** Where a meeting was and who took part; from whom an email came and whom it went to. */
export function PeopleFields(props: PeopleFieldsProps) {
  return props.draft.type === 'EMAIL' ? <EmailFields {...props} /> : <MeetingFields {...props} />;
}

function EmailFields({ draft, change, clientId, errors, onTyping }: PeopleFieldsProps) {
  const { email } = useSession();
  const { contacts, users, search } = useContactOptions(clientId);
  const names = new Map(
    [...contacts, ...users].flatMap((each) => (each.email ? [[each.email, each.name] as const] : [])),
  );
  const addresses = [...new Set([email, ...names.keys()])];
  const option = {
    data: addresses,
    renderOption: ({ option: { value } }: { option: { value: string } }) =>
      names.has(value) ? `${names.get(value)} · ${value}` : value,
  };
  const list = (key: 'emailTo' | 'emailCc', label: string) => (
    <TagsInput
      {...many}
      size="xs"
      {...option}
      onKeyDown={onTyping}
      aria-label={label}
      placeholder={draft[key].length ? undefined : label}
      value={draft[key]}
      error={errors[key]}
      onSearchChange={search}
      onChange={(texts) => change({ [key]: texts.map(addressIn) })}
    />
  );
  return (
    <Stack gap={6}>
      <Autocomplete
        size="xs"
        {...option}
        onKeyDown={onTyping}
        aria-label="From"
        placeholder={draft.direction === 'OUTBOUND' ? `From ${email}` : 'From'}
        value={draft.emailFrom}
        error={errors.emailFrom}
        onChange={(emailFrom) => {
          change({ emailFrom });
          search(emailFrom);
        }}
      />
      {list('emailTo', 'To')}
      {list('emailCc', 'Cc')}
    </Stack>
  );
}

function MeetingFields({ draft, change, clientId }: PeopleFieldsProps) {
  const { contacts, users, search } = useContactOptions(clientId);
  const group = (label: string, noun: string, people: typeof contacts) => ({
    label,
    people: people.map(({ id, name, email }) => ({ ref: `${noun}:${id}`, name, hint: email })),
  });
  return (
    <Group gap="xs">
      <TextInput
        {...beside}
        aria-label="Place"
        placeholder="Place"
        value={draft.location}
        onChange={(event) => change({ location: event.currentTarget.value })}
      />
      <PeopleInput
        {...beside}
        aria-label="Attendees"
        placeholder={draft.participants.length ? undefined : 'Attendees'}
        groups={[group('Contacts', 'Contact', contacts), group('Colleagues', 'User', users)]}
        value={draft.participants}
        onSearchChange={search}
        onChange={(participants) => change({ participants })}
      />
    </Group>
  );
}
