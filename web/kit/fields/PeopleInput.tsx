import { TagsInput, type TagsInputProps } from '@mantine/core';
import { linkedPerson, nameOf } from './people';

export interface PersonGroup {
  label: string;
  people: { ref: string; name: string; hint?: string | null | undefined }[];
}

interface PeopleInputProps extends Omit<TagsInputProps, 'value' | 'onChange' | 'data'> {
  /** Names, or `Name <Noun:id>` of those who were picked. */
  value: string[];
  onChange: (people: string[]) => void;
  groups: PersonGroup[];
}

/** Takes people: those who are proposed are linked, others stay the names that were typed. */
export function PeopleInput({ value, onChange, groups, ...props }: PeopleInputProps) {
  const all = groups.flatMap(({ people }) => people);
  /** People of one name are told apart by what else is known of them. */
  const shown = ({ ref, name, hint }: PersonGroup['people'][number]) =>
    hint && all.some((other) => other.ref !== ref && other.name === name) ? `${name} (${hint})` : name;
  const known = new Map<string, string>();
  for (const person of all) known.set(shown(person), linkedPerson(person.name, person.ref));
  for (const person of value) known.set(textOf(person, value), person);
  const taken = value.map((person) => textOf(person, value));
  return (
    <TagsInput
      splitChars={[',', ';']}
      acceptValueOnBlur
      {...props}
      data={groups.map(({ label, people }) => ({
        group: label,
        items: [...new Set(people.map(shown))].filter((text) => !taken.includes(text)),
      }))}
      value={taken}
      onChange={(texts) => onChange(texts.map((text) => known.get(text) ?? text))}
    />
  );
}

/** How one of the chosen reads: by name; of two with the same name the later ones by their place. */
function textOf(person: string, chosen: string[]): string {
  const name = nameOf(person);
  const before = chosen.slice(0, chosen.indexOf(person)).filter((other) => nameOf(other) === name).length;
  return before ? `${name} (${before + 1})` : name;
}
