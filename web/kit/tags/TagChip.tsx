import { Badge } from '@mantine/core';
import classes from './TagChip.module.css';
import { useTagColor } from './TagColors';

/** A tag, in its colour. */
export function TagChip({ name, color }: { name: string; color?: string | null }) {
  const known = useTagColor(name);
  const own = color === undefined ? known : color;
  return (
    <Badge
      variant="default"
      className={own ? classes.colored : undefined}
      style={{ flexShrink: 0, '--tag': own ?? undefined }}
    >
      {name}
    </Badge>
  );
}
