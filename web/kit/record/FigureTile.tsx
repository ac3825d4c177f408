import { Paper, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './FigureTile.module.css';

interface FigureTileProps {
  label: string;
  /** Nothing while it loads. */
  value: ReactNode;
  detail?: ReactNode;
  /** The rows behind the number. */
  to: string;
}

/** A number that opens the rows it counts. */
export function FigureTile({ label, value, detail, to }: FigureTileProps) {
  return (
    <Paper withBorder p="md" component={Link} to={to} className={classes.tile}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {value === undefined || value === null ? (
        <Skeleton height={28} my={4} w="70%" />
      ) : (
        <Text fz={24} fw={600} lh={1.3} className="tabular">
          {value}
        </Text>
      )}
      <Text size="xs" c="dimmed" mih={16}>
        {detail}
      </Text>
    </Paper>
  );
}
