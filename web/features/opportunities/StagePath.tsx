import { Box, Text, UnstyledButton } from '@mantine/core';
import type { OpportunityFieldsFragment, StageFieldsFragment } from '../../gql/graphql';
import { formatDuration } from '../../kit/fields/format';
import classes from './StagePath.module.css';

interface StagePathProps {
  record: OpportunityFieldsFragment;
  stages: StageFieldsFragment[];
  movable: boolean;
  onGo: (stage: StageFieldsFragment) => void;
}

/** The stages in order, with the time spent in each; a click moves there. */
export function StagePath({ record, stages, movable, onGo }: StagePathProps) {
  const now = Date.now();
  const spent = new Map<string, number>();
  for (const { stageId, durationSeconds, enteredAt } of record.stageHistory)
    spent.set(stageId, (spent.get(stageId) ?? 0) + (durationSeconds ?? (now - Date.parse(enteredAt)) / 1000));
  const at = stages.findIndex(({ id }) => id === record.stageId);
  const shown = stages.filter(({ kind, id }) => kind === 'OPEN' || id === record.stageId);
  return (
    <Box component="ol" className={classes.path} aria-label="Stages">
      {shown.map((stage) => {
        const index = stages.indexOf(stage);
        const current = stage.id === record.stageId;
        return (
          <li
            key={stage.id}
            className={classes.step}
            data-state={current ? 'current' : index < at ? 'done' : 'ahead'}
          >
            <UnstyledButton
              className={classes.button}
              disabled={!movable || current}
              aria-current={current ? 'step' : undefined}
              onClick={() => onGo(stage)}
            >
              <Text size="sm" fw={current ? 600 : 400} truncate>
                {stage.name}
              </Text>
              <Text size="xs" className={classes.time}>
                {spent.has(stage.id)
                  ? formatDuration(spent.get(stage.id) ?? 0)
                  : index < at
                    ? 'skipped'
                    : '–'}
              </Text>
            </UnstyledButton>
          </li>
        );
      })}
    </Box>
  );
}
