import { Paper, UnstyledButton } from '@mantine/core';
import type { ReferenceOption } from '../data/references';
import classes from './RichText.module.css';

interface MentionListProps {
  people: ReferenceOption[];
  active: number;
  at: { left: number; bottom: number };
  onChoose: (index: number) => void;
}

/** The colleagues to choose from, below the cursor. */
export const MentionList = ({ people, active, at, onChoose }: MentionListProps) => (
  <Paper
    className={classes.people}
    withBorder
    shadow="md"
    p={4}
    style={{ left: at.left, top: at.bottom + 4 }}
    role="listbox"
    aria-label="Colleagues"
  >
    {people.map(({ value, label }, index) => (
      <UnstyledButton
        key={value}
        role="option"
        aria-selected={index === active}
        px="sm"
        py={6}
        fz="sm"
        w="100%"
        bg={index === active ? 'var(--mantine-color-default-hover)' : undefined}
        onMouseDown={(event) => {
          event.preventDefault();
          onChoose(index);
        }}
      >
        {label}
      </UnstyledButton>
    ))}
  </Paper>
);
