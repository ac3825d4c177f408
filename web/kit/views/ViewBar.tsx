import { Button, Group, Indicator, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { UpdateViewDocument } from '../../gql/graphql';
import { useAction } from '../data/useAction';
import { laterOverlay } from '../shell/later';
import { useViews, type ViewOptions } from './useViews';
import classes from './ViewBar.module.css';
import { ViewMenu } from './ViewMenu';

const ViewDrawer = laterOverlay(async () => (await import('./ViewDrawer')).ViewDrawer);

interface ViewBarProps extends ViewOptions {
  /** What the list shows without a view, such as "All clients". */
  all: string;
  pipelineId?: string;
}

/** The views of a list as tabs; what changed since is saved, saved as new, or taken back. */
export function ViewBar({ all, pipelineId, ...options }: ViewBarProps) {
  const { views, teams, current, changed, now, open } = useViews(options);
  const { run, busy } = useAction();
  const [drawer, setDrawer] = useState<'new' | 'edit' | null>(null);
  const tabs = views.filter((view) => view.pinned || view.id === current?.id);
  const config = { ...now, pipelineId: pipelineId ?? null };
  const mayUpdate = current?.viewerCan.includes('update');
  const save = () =>
    current &&
    run(
      UpdateViewDocument,
      { input: { id: current.id, version: current.version, ...config } },
      { done: `${current.name} saved` },
    );
  return (
    <Group gap={4} className={classes.bar} role="group" aria-label="Views">
      <Tab label={all} active={!current} onClick={() => open(null)} />
      {tabs.map((view) => (
        <Tab
          key={view.id}
          label={view.name}
          active={view.id === current?.id}
          changed={view.id === current?.id && changed}
          onClick={() => open(view)}
        />
      ))}
      <ViewMenu
        views={views}
        current={current}
        onOpen={open}
        onEdit={() => setDrawer('edit')}
        onCreate={() => setDrawer('new')}
      />
      {changed && (
        <Group gap={4} ms="auto">
          {current && mayUpdate && (
            <Button size="compact-sm" loading={busy} onClick={() => void save()}>
              Save view
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setDrawer('new')}>
            {current ? 'Save as new' : 'Save as view'}
          </Button>
          {current && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => open(current)}>
              Reset
            </Button>
          )}
        </Group>
      )}
      <ViewDrawer
        noun={options.noun}
        view={drawer === 'edit' ? current : null}
        config={config}
        teams={teams}
        opened={drawer !== null}
        onClose={() => setDrawer(null)}
        onSaved={open}
      />
    </Group>
  );
}

interface TabProps {
  label: string;
  active: boolean;
  changed?: boolean;
  onClick: () => void;
}

function Tab({ label, active, changed = false, onClick }: TabProps) {
  return (
    <Indicator disabled={!changed} size={7} offset={5} color="orange.8">
      <UnstyledButton
        className={classes.tab}
        aria-current={active ? 'page' : undefined}
        data-active={active || undefined}
        onClick={onClick}
      >
        {label}
        {changed && <VisuallyHidden> (changed)</VisuallyHidden>}
      </UnstyledButton>
    </Indicator>
  );
}
