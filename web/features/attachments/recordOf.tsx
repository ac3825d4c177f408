import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { AttachmentRowFragment } from '../../gql/graphql';

const PATHS = [
  ['client', 'Client', '/clients'],
  ['contact', 'Contact', '/contacts'],
  ['opportunity', 'Opportunity', '/opportunities'],
] as const;

/** The record a file is on. */
export function recordOf(file: AttachmentRowFragment): { id: string; name: string; href?: string } | null {
  for (const [key, , path] of PATHS) {
    const record = file[key];
    if (record) return { ...record, href: `${path}/${record.id}/files` };
  }
  return file.interaction ? { id: file.interaction.id, name: file.interaction.subject } : null;
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
