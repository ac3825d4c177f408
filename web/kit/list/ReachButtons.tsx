import { ActionIcon } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { type Field, rawValue } from '../fields/field';
import { useNoun } from '../fields/nouns';

interface ReachButtonsProps {
  row: { __typename?: string; doNotCall?: boolean };
  name: string;
}

/** Calls or writes to whom a row is about, as far as it says how; not who does not want to be called. */
export function ReachButtons({ row, name }: ReachButtonsProps) {
  const { fields } = useNoun(row.__typename ?? '');
  const first = (type: Field['type']) =>
    fields
      .filter((field) => field.type === type)
      .map((field) => rawValue(field, row))
      .find(Boolean);
  const [phone, email] = [!row.doNotCall && first('phone'), first('email')];
  return (
    <>
      {phone && (
        <ActionIcon component="a" size={32} href={`tel:${phone}`} aria-label={`Call ${name}`}>
          <IconPhone size={18} />
        </ActionIcon>
      )}
      {email && (
        <ActionIcon component="a" size={32} href={`mailto:${email}`} aria-label={`Email ${name}`}>
          <IconMail size={18} />
        </ActionIcon>
      )}
    </>
  );
}
