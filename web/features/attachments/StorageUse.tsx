import { useQuery } from '@apollo/client/react';
import { Anchor, Group, Popover, Progress, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type AttachmentKind, StorageUseDocument, type StorageUseQuery } from '../../gql/graphql';
import { formatNumber } from '../../kit/fields/format';
import { FileIcon, formatBytes, KINDS } from './fileKinds';

type Share = StorageUseQuery['attachmentStats']['byKind'][number];

const RECORDS: Record<string, string> = {
  Client: 'Clients',
  Contact: 'Contacts',
  Opportunity: 'Opportunities',
  Interaction: 'Interactions',
  Activity: 'Activities',
  Lead: 'Leads',
};

const found = (filter: object) => `/documents?f=${encodeURIComponent(JSON.stringify(filter))}`;
const ofKind = ({ name }: Share) => found({ kind: { eq: name } });
const onRecord = ({ name }: Share) => found({ [`${name.toLowerCase()}Id`]: { isNull: false } });

/** How much room the files take, of how much there is; on a click by type and by what they are on. */
export function StorageUse() {
  const { data } = useQuery(StorageUseDocument, { fetchPolicy: 'cache-and-network' });
  const stats = data?.attachmentStats;
  if (!stats) return null;
  const share = Number(stats.quota) ? (Number(stats.used) / Number(stats.quota)) * 100 : 100;
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <UnstyledButton w={200}>
          <Text size="xs" c="dimmed" className="tabular">
            {formatBytes(stats.used)} of {formatBytes(stats.quota)} used
          </Text>
          <Progress
            value={share}
            size="sm"
            color={share > 90 ? 'red' : undefined}
            aria-label="Storage used"
          />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        {stats.byKind.length ? (
          <Stack gap="sm" miw={220}>
            <Shares title="By type" shares={stats.byKind} to={ofKind}>
              {({ name }) => (
                <Group gap={6} wrap="nowrap">
                  <FileIcon kind={name} size={16} />
                  {KINDS[name as AttachmentKind]}
                </Group>
              )}
            </Shares>
            <Shares title="On" shares={stats.byRecord} to={onRecord}>
              {({ name }) => RECORDS[name] ?? name}
            </Shares>
            <Text size="xs" c="dimmed" maw={240}>
              These are files that you may see. Files in the bin and files on their way take room, too.
            </Text>
          </Stack>
        ) : (
          <Text size="xs">No files yet.</Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface SharesProps {
  title: string;
  shares: readonly Share[];
  /** Where the files are listed. */
  to: (share: Share) => string;
  children: (share: Share) => ReactNode;
}

/** How many files of each sort there are, and how much room they take. */
function Shares({ title, shares, to, children }: SharesProps) {
  return (
    <section>
      <Title order={2} size="xs" c="dimmed" mb={4}>
        {title}
      </Title>
      <Stack gap={4}>
        {shares.map((share) => (
          <Group key={share.name} gap="md" justify="space-between" wrap="nowrap" fz="xs">
            <Anchor component={Link} to={to(share)} inherit>
              {children(share)}
            </Anchor>
            <Text size="xs" c="dimmed" className="tabular">
              {formatNumber(share.count)} · {formatBytes(share.size)}
            </Text>
          </Group>
        ))}
      </Stack>
    </section>
  );
}
