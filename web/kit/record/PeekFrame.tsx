import { ActionIcon, Anchor, Box, CloseButton, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { announce } from '../data/announce';
import { formatNumber } from '../fields/format';
import classes from './PeekFrame.module.css';
import { usePeek } from './peek';

interface PeekFrameProps {
  title: string;
  /** The page of the record. */
  href: string;
  /** What can be done with the record, beside opening it. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The peek panel around a record: walk on, open the page, close. */
export function PeekFrame({ title, href, actions, children }: PeekFrameProps) {
  const peek = usePeek();
  const place = peek.place();
  useEffect(() => announce(`Peek: ${title}`), [title]);
  return (
    <Box className={classes.frame}>
      <Group className={classes.head} justify="space-between" wrap="nowrap" gap="xs">
        <Group gap={4} wrap="nowrap">
          <Tooltip label="Previous (K)">
            <ActionIcon
              size={30}
              aria-label="Previous record"
              disabled={!place?.index}
              onClick={() => peek.step(-1)}
            >
              <IconChevronUp size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Next (J)">
            <ActionIcon
              size={30}
              aria-label="Next record"
              disabled={!place || place.index === place.count - 1}
              onClick={() => peek.step(1)}
            >
              <IconChevronDown size={18} />
            </ActionIcon>
          </Tooltip>
          {place && (
            <Text size="xs" c="dimmed" className="tabular">
              {formatNumber(place.index + 1)} of {formatNumber(place.count)}
            </Text>
          )}
        </Group>
        <Group gap={4} wrap="nowrap">
          {actions}
          <Tooltip label="Open the page (Enter)">
            <ActionIcon size={30} component={Link} to={href} aria-label="Open the page">
              <IconExternalLink size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Close (Esc)">
            <CloseButton size={30} aria-label="Close the peek panel" onClick={peek.close} />
          </Tooltip>
        </Group>
      </Group>
      <div className={classes.body}>
        <Title order={2} mb="xs" style={{ overflowWrap: 'anywhere' }}>
          <Anchor component={Link} to={href} inherit c="inherit">
            {title}
          </Anchor>
        </Title>
        {children}
      </div>
    </Box>
  );
}
