import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowRight,
  IconCalendar,
  IconCheck,
  IconDots,
  IconExternalLink,
  IconFlame,
  IconX,
} from '@tabler/icons-react';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import type { OpportunityCardFragment, StageFieldsFragment } from '../../gql/graphql';
import { formatDate, formatMoney } from '../../kit/fields/format';
import { NextStepFlag } from './NextStepFlag';
import classes from './OpportunityCard.module.css';

interface OpportunityCardProps {
  card: OpportunityCardFragment;
  stages: StageFieldsFragment[];
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
  onMoveTo: (stageId: string) => void;
}

/** What a card of the pipeline shows: name, client, value, close date, owner, how long it has lain, what is next. */
export function OpportunityCard({ card, stages, menuOpen, onMenu, onMoveTo }: OpportunityCardProps) {
  const late =
    card.status === 'OPEN' && card.expectedCloseOn && dayjs(card.expectedCloseOn).isBefore(dayjs(), 'day');
  const days = dayjs().diff(card.stageEnteredAt, 'day');
  const canMove = card.viewerCan.includes('move') || card.viewerCan.includes('update');
  return (
    <div className={classes.card} data-freshness={card.freshness}>
      <Group justify="space-between" wrap="nowrap" gap={4} align="flex-start">
        <Link to={`/opportunities/${card.id}`} className={classes.name} tabIndex={-1} draggable={false}>
          {card.name}
        </Link>
        <Menu position="bottom-end" opened={menuOpen} onChange={onMenu} withinPortal>
          <Menu.Target>
            <ActionIcon size={24} tabIndex={-1} aria-label={`Actions for ${card.name}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              component={Link}
              to={`/opportunities/${card.id}`}
              leftSection={<IconExternalLink size={16} />}
            >
              Open
            </Menu.Item>
            {canMove && <Menu.Label c="dimmed">Move to…</Menu.Label>}
            {canMove &&
              stages
                .filter(({ id }) => id !== card.stageId)
                .map((stage) => (
                  <Menu.Item
                    key={stage.id}
                    leftSection={
                      stage.kind === 'WON' ? (
                        <IconCheck size={16} />
                      ) : stage.kind === 'LOST' ? (
                        <IconX size={16} />
                      ) : (
                        <IconArrowRight size={16} />
                      )
                    }
                    onClick={() => onMoveTo(stage.id)}
                  >
                    {stage.name}
                  </Menu.Item>
                ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {card.client && (
        <Text size="xs" c="dimmed" truncate>
          {card.client.name}
        </Text>
      )}
      <Group justify="space-between" mt={4} gap={4}>
        <Text size="sm" fw={600} className="tabular">
          {formatMoney(card.total, card.currency)}
        </Text>
        {card.expectedCloseOn && (
          <Text size="xs" c={late ? 'var(--rapport-danger)' : 'dimmed'} className={classes.fact}>
            <IconCalendar size={12} aria-hidden />
            {late && 'Late: '}
            {formatDate(card.expectedCloseOn)}
          </Text>
        )}
      </Group>
      <Group justify="space-between" mt={2} gap={4} wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          {card.owner?.name ?? 'No owner'}
        </Text>
        <Freshness freshness={card.freshness} days={days} />
      </Group>
      <NextStepFlag {...card} />
    </div>
  );
}

/** How long a card has lain in its stage: icon and words, not only a colour. */
export function Freshness({
  freshness,
  days,
}: {
  freshness: OpportunityCardFragment['freshness'];
  days: number;
}) {
  if (freshness === 'ROTTEN')
    return (
      <Text size="xs" c="var(--rapport-danger)" className={classes.fact}>
        <IconAlertTriangle size={12} aria-hidden /> Rotten, {days} d
      </Text>
    );
  if (freshness === 'WARM')
    return (
      <Text size="xs" c="var(--rapport-warning)" className={classes.fact}>
        <IconFlame size={12} aria-hidden /> Going cold, {days} d
      </Text>
    );
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {days} d
    </Text>
  );
}
