import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconArrowRight, IconDots, IconExternalLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { LeadRowFragment } from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { FirstResponse } from './FirstResponse';
import { LEAD_STATUSES } from './leadFields';
import { ScoreBadge } from './ScoreBadge';

interface LeadCardProps {
  lead: LeadRowFragment;
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
  onMoveTo: (status: string) => void;
}

/** What a card of the board shows: name, company, score, owner, and when an answer is due. */
export function LeadCard({ lead, menuOpen, onMenu, onMoveTo }: LeadCardProps) {
  const { id, name, companyName, owner, status } = lead;
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap={4} align="flex-start">
        <Text
          component={Link}
          to={`/leads/${id}`}
          size="sm"
          fw={600}
          c="inherit"
          tabIndex={-1}
          draggable={false}
          lineClamp={2}
        >
          {name}
        </Text>
        <Menu position="bottom-end" opened={menuOpen} onChange={onMenu} withinPortal>
          <Menu.Target>
            <ActionIcon size={24} tabIndex={-1} aria-label={`Actions for ${name}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} to={`/leads/${id}`} leftSection={<IconExternalLink size={16} />}>
              Open
            </Menu.Item>
            {lead.viewerCan.includes('update') && (
              <>
                <Menu.Label c="dimmed">Move to…</Menu.Label>
                {LEAD_STATUSES.filter((each) => each !== status).map((each) => (
                  <Menu.Item
                    key={each}
                    leftSection={<IconArrowRight size={16} />}
                    onClick={() => onMoveTo(each)}
                  >
                    {sentence(each)}
                  </Menu.Item>
                ))}
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {companyName && companyName !== name && (
        <Text size="xs" c="dimmed" truncate>
          {companyName}
        </Text>
      )}
      <Group mt={4}>
        <ScoreBadge lead={lead} />
      </Group>
      <Group justify="space-between" mt={4} gap={4} wrap="nowrap" fz="xs">
        <Text size="xs" c="dimmed" truncate>
          {owner?.name ?? 'No owner'}
        </Text>
        <FirstResponse lead={lead} />
      </Group>
    </div>
  );
}
