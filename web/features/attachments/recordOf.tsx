import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { AttachmentRowFragment } from '../../gql/graphql';

const PATHS = [
  ['client', '/clients'],
  ['contact', '/contacts'],
  ['opportunity', '/opportunities'],
  ['lead', '/leads'],
] as const;

/** The record a file is on; of a converted lead, what it became. */
export function recordOf(file: AttachmentRowFragment): { id: string; name: string; href?: string } | null {
  for (const [key, path] of PATHS) {
    const record = file[key];
    if (record) return { ...record, href: `${path}/${record.id}/files` };
  }
  const { activity, interaction } = file;
  if (activity) return { id: activity.id, name: activity.subject, href: `/activities/${activity.id}/files` };
  return interaction && { id: interaction.id, name: interaction.subject };
}

/** A link to the record a file is on. */
export function RecordOf({ file, tabIndex }: { file: AttachmentRowFragment; tabIndex?: number }) {
  const record = recordOf(file);
  if (!record?.href) return record?.name ?? null;
  return (
    <Anchor component={Link} to={record.href} inherit tabIndex={tabIndex}>
      {record.name}
    </Anchor>
  );
}
