import { Paper } from '@mantine/core';
import { useState } from 'react';
import {
  ReorderPipelineStagesDocument,
  type SettingsPipelineFragment,
  type SettingsStageFragment,
} from '../../gql/graphql';
import { announce } from '../../kit/data/announce';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { moved } from '../../kit/list/moved';
import { StageRow } from './StageRow';

interface StageListProps {
  pipeline: SettingsPipelineFragment;
  onOpen: (stage: SettingsStageFragment) => void;
}

/** The stages of a pipeline; they are put in order by dragging or with the buttons of each row. */
export function StageList({ pipeline, onOpen }: StageListProps) {
  const save = useSave();
  const { attempt, problem } = useAttempt();
  // The order just chosen, until the server has answered.
  const [wanted, setWanted] = useState<string[] | null>(null);
  const byId = new Map(pipeline.stages.map((stage) => [stage.id, stage]));
  const ids = wanted?.length === byId.size && wanted.every((id) => byId.has(id)) ? wanted : [...byId.keys()];
  const editable = pipeline.viewerCan.includes('update');

  const move = async (id: string, to: number) => {
    const next = moved(ids, id, to);
    if (next.join() === ids.join()) return;
    setWanted(next);
    announce(`${byId.get(id)?.name} moved to position ${next.indexOf(id) + 1} of ${next.length}`);
    await attempt(() =>
      save(
        ReorderPipelineStagesDocument,
        { pipelineId: pipeline.id, stageIds: next },
        { done: 'Stages reordered', refetch: ['SettingsPipeline'] },
      ),
    );
    setWanted((now) => (now === next ? null : now));
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      <Paper withBorder component="ol" aria-label="Stages" m={0} p={0} style={{ listStyle: 'none' }}>
        {ids.map((id, index) => {
          const stage = byId.get(id);
          return (
            stage && (
              <StageRow
                key={id}
                stage={stage}
                index={index}
                count={ids.length}
                editable={editable}
                onOpen={() => onOpen(stage)}
                onMove={(moving, to) => void move(moving, to)}
              />
            )
          );
        })}
      </Paper>
    </>
  );
}
