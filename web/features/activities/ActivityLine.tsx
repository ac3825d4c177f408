import { ActionIcon, Anchor, Badge, Box, Text, Tooltip } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ActivityRowFragment } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { sentence } from '../../kit/fields/field';
import classes from './ActivityLine.module.css';
import { ActivityMenu } from './ActivityMenu';
import { PRIORITY_COLORS } from './activityFields';
import { aboutOf, attends, isOpen, kindOf } from './activityTypes';
import { DueText } from './DueText';
import type { ActivityActions } from './useActivityActions';

interface ActivityLineProps {
  activity: ActivityRowFragment;
  actions: ActivityActions;
  /** Whose it is: shown where activities of several people stand together. */
  withAssignee?: boolean;
  /** Without the record whose page it stands on. */
  withoutLinks?: boolean;
}

/** One activity in a list of what is to be done: complete it, see what it is about, put it off. */
export function ActivityLine({ activity, actions, withAssignee, withoutLinks }: ActivityLineProps) {
  const { id, subject, type, priority, viewerCan } = activity;
  const { Icon, label } = kindOf(type);
  const open = isOpen(activity);
  const allowed = viewerCan.includes(open ? 'complete' : 'reopen');
  return (
    <Box
      component="li"
      className={`${classes.line} ${open ? '' : classes.done}`}
      data-activity={id}
      tabIndex={-1}
      aria-label={subject}
    >
      <Tooltip label={open ? 'Complete (E)' : 'Take it up again'}>
        <ActionIcon
          className={classes.check}
          color={open ? 'gray' : 'teal'}
          disabled={!allowed}
          aria-label={open ? `Complete ${subject}` : `Reopen ${subject}`}
          onClick={() => (open ? actions.complete(activity) : actions.reopen(activity))}
        >
          {open ? <IconCircle size={20} /> : <IconCircleCheckFilled size={20} />}
        </ActionIcon>
      </Tooltip>
      <Icon className={classes.kind} size={16} aria-label={label} color="var(--mantine-color-dimmed)" />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate>
          <Anchor component={Link} to={`/activities/${id}`} c="inherit" inherit className={classes.subject}>
            {subject}
          </Anchor>{' '}
          {priority in PRIORITY_COLORS && (
            <Badge size="xs" color={PRIORITY_COLORS[priority as 'HIGH']}>
              {sentence(priority)}
            </Badge>
          )}
        </Text>
        <Text size="xs" c="dimmed" className={classes.meta}>
          <Meta activity={activity} withAssignee={withAssignee} withoutLinks={withoutLinks} />
        </Text>
      </div>
      <Text size="xs" className={classes.due}>
        <DueText activity={activity} />
      </Text>
      <div className={classes.menu}>
        <ActivityMenu activity={activity} actions={actions} />
      </div>
    </Box>
  );
}

/** What it is about and who does it: always told of what the viewer only attends. */
function Meta({ activity, withAssignee, withoutLinks }: Omit<ActivityLineProps, 'actions'>) {
  const { userId } = useSession();
  const { assignee } = activity;
  const links = withoutLinks ? [] : aboutOf(activity);
  const attending = attends(activity, userId);
  const who = [attending && 'You attend', (attending || withAssignee) && assignee?.name].filter(Boolean);
  return (
    <>
      {links.map(({ to, name }, index) => (
        <span key={to}>
          {index > 0 && ' · '}
          <Anchor component={Link} to={to} inherit c="inherit" underline="always">
            {name}
          </Anchor>
        </span>
      ))}
      {who.map((each, index) => `${index || links.length ? ' · ' : ''}${each}`)}
    </>
  );
}
