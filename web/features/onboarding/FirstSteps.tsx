import {
  ActionIcon,
  Anchor,
  Group,
  List,
  Progress,
  Stack,
  Text,
  ThemeIcon,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type FirstStepName, HideFirstStepsDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { DemoCompany } from './DemoCompany';
import { useFirstSteps } from './useFirstSteps';

const STEPS: Record<FirstStepName, { text: string; links: [label: string, to: string][] }> = {
  CLIENTS: {
    text: 'Your own clients',
    links: [
      ['Import a file', '/imports/new'],
      ['Add one', '?new=client'],
    ],
  },
  PIPELINE: {
    text: 'A pipeline that fits how you sell',
    links: [
      ['Set up the stages', '/settings/pipelines'],
      ['Create the first opportunity', '?new=opportunity'],
    ],
  },
  TEAM: { text: 'Your team', links: [['Invite people', '/settings/users']] },
};

/** How far an organization has come with its beginning; gone when all is done, or when the viewer hides it. */
export function FirstSteps() {
  const state = useFirstSteps();
  const { run } = useAction();
  const [params, setParams] = useSearchParams();
  const { first, busy } = state;
  if (!first) return null;
  const { steps } = first;
  const done = steps.filter((step) => step.done).length;
  const asked = params.has('steps');
  if (!busy && !asked && (first.hidden || done === steps.length)) return null;
  const hide = () => {
    setParams({}, { replace: true });
    void run(HideFirstStepsDocument, { hidden: true });
  };
  return (
    <RelatedPanel
      title="First steps"
      action={
        <Tooltip label="Hide; the account menu brings them back">
          <ActionIcon aria-label="Hide the first steps" onClick={hide}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      }
    >
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap">
          <Progress
            value={(done / steps.length) * 100}
            aria-label="Steps done"
            style={{ flex: 1, maxWidth: 240 }}
          />
          <Text size="sm" c="dimmed">
            {done} of {steps.length} done
          </Text>
        </Group>
        <List listStyleType="none" spacing="xs" center>
          {steps.map((step) => (
            <Step key={step.name} done={step.done} text={STEPS[step.name].text}>
              {STEPS[step.name].links.map(([label, to]) => (
                <Anchor key={to} component={Link} to={to} size="sm">
                  {label}
                </Anchor>
              ))}
            </Step>
          ))}
        </List>
        <DemoCompany state={state} />
      </Stack>
    </RelatedPanel>
  );
}

function Step({ done, text, children }: { done: boolean; text: string; children: ReactNode }) {
  return (
    <List.Item
      icon={
        <ThemeIcon size={20} radius="xl" variant={done ? 'filled' : 'default'} color="teal.8">
          {done ? (
            <IconCheck size={14} role="img" aria-label="Done:" />
          ) : (
            <VisuallyHidden>To do:</VisuallyHidden>
          )}
        </ThemeIcon>
      }
    >
      <Group gap="sm">
        <Text size="sm" fw={500} c={done ? 'dimmed' : undefined}>
          {text}
        </Text>
        {!done && children}
      </Group>
    </List.Item>
  );
}
