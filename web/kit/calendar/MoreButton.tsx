import { formatDay, formatNumber } from '../fields/format';
import classes from './Calendar.module.css';

interface MoreButtonProps {
  day: string;
  /** How many records of the day are not shown. */
  count: number;
  onOpen: (day: string) => void;
}

/** "+12 more": opens the list of the day. */
export function MoreButton({ day, count, onOpen }: MoreButtonProps) {
  if (count <= 0) return null;
  return (
    <button
      type="button"
      className={classes.more}
      aria-label={`${formatNumber(count)} more on ${formatDay(day)}`}
      onClick={() => onOpen(day)}
    >
      +{formatNumber(count)} more
    </button>
  );
}
