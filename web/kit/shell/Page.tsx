import { Box, Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { announce } from '../data/announce';
import classes from './Page.module.css';

interface PageProps {
  title: string;
  /** Whether the heading is seen; it is read out anyway. */
  titled?: boolean;
  /** Before the heading, such as a link back. */
  before?: ReactNode;
  /** Beside the heading. */
  beside?: ReactNode;
  actions?: ReactNode;
  /** Fills the window: the content scrolls inside. */
  fill?: boolean;
  narrow?: boolean;
  children: ReactNode;
}

/** A page: its one heading, its window title, and focus on the heading when the route changes. */
export function Page({ title, titled = true, before, beside, actions, fill, narrow, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} – Rapport`;
  }, [title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading gets the focus once per route
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    announce(title);
  }, [pathname]);
  return (
    <Box className={fill ? classes.fill : classes.flow} maw={narrow ? 960 : undefined}>
      <Group justify="space-between" wrap="wrap" gap="sm" mih={36} className={classes.head}>
        <Group gap="sm" wrap="wrap" style={{ minWidth: 0 }}>
          {before}
          <Title
            order={1}
            ref={heading}
            tabIndex={-1}
            className={titled ? undefined : classes.unseen}
            style={{ overflowWrap: 'anywhere' }}
          >
            {title}
          </Title>
          {beside}
        </Group>
        <Group gap="xs">{actions}</Group>
      </Group>
      {children}
    </Box>
  );
}
