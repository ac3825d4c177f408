import { ActionIcon, Badge, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import type { SettingsStageFragment } from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { useReorder } from '../../kit/list/useReorder';
import { RowText } from './Section';
import classes from './Section.module.css';

interface StageRowProps {
  stage: SettingsStageFragment;
  index: number;
  count: number;
  editable: boolean;
  onOpen: () => void;
  /** Puts a stage at a place among the others. */
  onMove: (id: string, to: number) => void;
}

const KIND_COLORS = { OPEN: 'indigo', WON: 'teal', LOST: 'red' };

/** A stage in the list: opened by its name, moved by its handle or its arrows. */
export function StageRow({ stage, index, count, editable, onOpen, onMove }: StageRowProps) {
  const { ref, edge, dragging } = useReorder({
    kind: 'stage',
    id: stage.id,
    index,
    enabled: editable,
    onMove,
  });
  const days = [
    stage.warmDays && `warm after ${stage.warmDays} d`,
    stage.rottenDays && `rotten after ${stage.rottenDays} d`,
  ];
  const needs =
    stage.requiredFields.length > 0 &&
    `needs ${stage.requiredFields.map((field) => sentence(field.replace(/^customFields\./, '').replace(/Id$/, '')).toLowerCase()).join(', ')}`;
  return (
    <li ref={ref} className={classes.row} data-dragging={dragging}>
      {editable && (
        <IconGripVertical
          size={16}
          aria-hidden
          style={{ cursor: 'grab', color: 'var(--mantine-color-dimmed)' }}
        />
      )}
      <span className={classes.swatch} style={{ background: stage.color ?? 'transparent' }} />
      <RowText
        name={
          editable ? (
            <UnstyledButton onClick={onOpen} fz="sm" fw={500} c="var(--mantine-color-anchor)">
              {stage.name}
            </UnstyledButton>
          ) : (
            stage.name
          )
        }
        text={[`${stage.probability} %`, sentence(stage.forecastCategory).toLowerCase(), ...days, needs]
          .filter(Boolean)
          .join(' · ')}
      />
      <Badge color={KIND_COLORS[stage.kind]}>{sentence(stage.kind)}</Badge>
      {editable && (
        <>
          <ActionIcon
            aria-label={`Move ${stage.name} up`}
            disabled={index === 0}
            onClick={() => onMove(stage.id, index - 1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            aria-label={`Move ${stage.name} down`}
            disabled={index === count - 1}
            onClick={() => onMove(stage.id, index + 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </>
      )}
      {edge && <span className={classes.edge} data-edge={edge} />}
    </li>
  );
}
