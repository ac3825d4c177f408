import { Alert, Anchor, Button, Grid, Group, Paper, Skeleton, Stack, Tabs, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ErrorState, NotThere } from '../list/faces';
import { useCommands } from '../shell/commands';
import { Page } from '../shell/Page';

export interface RecordTab {
  key: string;
  label: string;
  content: ReactNode;
}

interface RecordPageProps {
  what: string;
  title: string | undefined;
  loading: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** The list it belongs to. */
  list: { href: string; label: string; key: string };
  /** The path of the record, for its tabs and neighbours. */
  href: (id: string) => string;
  beside?: ReactNode;
  actions?: ReactNode;
  deleted?: { onRestore: () => void } | null;
  /** Full width under the header. */
  top?: ReactNode;
  facts: ReactNode;
  tabs: RecordTab[];
  related?: ReactNode;
}

/** The page of one record: facts left, tabs in the middle, what belongs to it right. */
export function RecordPage(props: RecordPageProps) {
  const { id = '', tab } = useParams();
  const navigate = useNavigate();
  const siblings = readList(props.list.key);
  const step = (by: number) => {
    const next = siblings[siblings.indexOf(id) + by];
    if (next && siblings.includes(id)) navigate(props.href(next));
  };
  useCommands([
    {
      id: 'record.next',
      label: 'Next record of the list',
      keys: 'j',
      scope: 'record',
      group: 'This record',
      hidden: true,
      run: () => step(1),
    },
    {
      id: 'record.previous',
      label: 'Previous record of the list',
      keys: 'k',
      scope: 'record',
      group: 'This record',
      hidden: true,
      run: () => step(-1),
    },
    ...props.tabs.map(({ key, label }, index) => ({
      id: `record.tab.${key}`,
      label: `Show ${label.toLowerCase()}`,
      keys: String(index + 1),
      scope: 'record' as const,
      group: 'This record',
      hidden: true,
      run: () => navigate(`${props.href(id)}/${key}`, { replace: true }),
    })),
  ]);
  const back = (
    <Anchor component={Link} to={props.list.href} c="dimmed" size="sm">
      {props.list.label}
    </Anchor>
  );
  if (props.title === undefined) {
    if (props.error)
      return (
        <Page title="Not loaded" before={back}>
          <ErrorState error={props.error} onRetry={props.onRetry} />
        </Page>
      );
    if (!props.loading)
      return (
        <Page title="Not found" before={back}>
          <NotThere what={props.what} />
        </Page>
      );
    return (
      <Page title="Loading…" before={back}>
        <SkeletonRecord />
      </Page>
    );
  }
  const active = props.tabs.some(({ key }) => key === tab) ? tab : props.tabs[0]?.key;
  return (
    <Page title={props.title} before={back} beside={props.beside} actions={props.actions}>
      {props.deleted && (
        <Alert color="orange" variant="outline" title={`This ${props.what} is deleted`}>
          <Button size="compact-sm" variant="default" onClick={props.deleted.onRestore}>
            Restore
          </Button>
        </Alert>
      )}
      {props.top}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 3 }} order={{ base: 2, md: 1 }}>
          {props.facts}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: props.related ? 6 : 9 }} order={{ base: 1, md: 2 }}>
          <Paper withBorder p="md">
            <Tabs
              value={active}
              onChange={(next) => navigate(`${props.href(id)}/${next}`, { replace: true })}
              keepMounted={false}
            >
              <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
                {props.tabs.map(({ key, label }) => (
                  <Tabs.Tab key={key} value={key}>
                    {label}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {props.tabs.map(({ key, content }) => (
                <Tabs.Panel key={key} value={key}>
                  {content}
                </Tabs.Panel>
              ))}
            </Tabs>
          </Paper>
        </Grid.Col>
        {props.related && (
          <Grid.Col span={{ base: 12, md: 3 }} order={3}>
            <Stack>{props.related}</Stack>
          </Grid.Col>
        )}
      </Grid>
    </Page>
  );
}

/** A titled card in the margin of a record. */
export function RelatedPanel({
  title,
  count,
  action,
  children,
}: {
  title: string;
  count?: number;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h3">
          {title}{' '}
          {count !== undefined && (
            <span style={{ color: 'var(--mantine-color-dimmed)', fontWeight: 400 }}>{count}</span>
          )}
        </Title>
        {action}
      </Group>
      {children}
    </Paper>
  );
}

function SkeletonRecord() {
  return (
    <Grid gap="md" aria-busy="true">
      {[3, 6, 3].map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <Grid.Col key={index} span={{ base: 12, md: span }}>
          <Skeleton height={320} radius={8} />
        </Grid.Col>
      ))}
    </Grid>
  );
}

function readList(key: string): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(`rapport.list.${key}`) ?? '[]') as string[];
  } catch {
    return [];
  }
}
