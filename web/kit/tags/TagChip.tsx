import { Badge } from '@mantine/core';
import classes from './TagChip.module.css';
import { useTagColor } from './TagColors';

/** A tag, in its colour; `color` where that is known better than elsewhere. */
export function TagChip({ name, color }: { name: string; color?: string | null }) {
  const known = useTagColor(name);
  const own = color === undefined ? known : color;
  if (!own)
    return (
      <Badge variant="default" style={{ flexShrink: 0 }}>
        {name}
      </Badge>
    );
  return (
    <Badge variant="dot" color={own} className={classes.colored} style={{ '--tag': own }}>
      {name}
    </Badge>
  );
}
