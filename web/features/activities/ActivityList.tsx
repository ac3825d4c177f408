import type { ActivityRowFragment } from '../../gql/graphql';
import { ActivityLine } from './ActivityLine';
import classes from './ActivityLine.module.css';
import type { ActivityActions } from './useActivityActions';

interface ActivityListProps {
  rows: ActivityRowFragment[];
  actions: ActivityActions;
  /** Whose they are: shown where activities of several people stand together. */
  withAssignee?: boolean;
  /** Without the record whose page they stand on. */
  withoutLinks?: boolean;
}

/** Activities below each other, wide or narrow as there is room. */
export const ActivityList = ({ rows, ...how }: ActivityListProps) => (
  <ul className={classes.list}>
    {rows.map((activity) => (
      <ActivityLine key={activity.id} activity={activity} {...how} />
    ))}
  </ul>
);
