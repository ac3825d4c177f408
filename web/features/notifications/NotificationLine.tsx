import { ActionIcon, Anchor, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconMailOpened } from '@tabler/icons-react';
import { Link } from 'react-router';
import { MarkNotificationDocument, type NotificationFieldsFragment } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { Ago } from '../../kit/fields/FieldValue';
import classes from './Notifications.module.css';
import { hrefOf, KINDS } from './notificationKinds';

/** One notification: opening it marks it as read. */
export function NotificationLine({ notification }: { notification: NotificationFieldsFragment }) {
  const { run } = useAction();
  const { id, kind, title, body, readAt, createdAt, actor } = notification;
  const { Icon, words } = KINDS[kind];
  const href = hrefOf(notification);
  const mark = (read: boolean) =>
    void run(MarkNotificationDocument, { id, read }, { refetch: ['Notifications', 'Unread'] });
  const text = (
    <span className={readAt ? undefined : classes.new} style={{ overflowWrap: 'anywhere' }}>
      {title}
    </span>
  );
  return (
    <li className={classes.line}>
      <Icon
        size={18}
        aria-hidden
        color={readAt ? 'var(--mantine-color-dimmed)' : 'var(--rapport-accent-text)'}
      />
      <div style={{ minWidth: 0 }}>
        <Text size="sm">
          {href ? (
            <Anchor component={Link} to={href} inherit c="inherit" onClick={() => !readAt && mark(true)}>
              {text}
            </Anchor>
          ) : (
            text
          )}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={2}>
          {words(actor?.name)} · <Ago at={createdAt} />
          {body && ` · ${body}`}
        </Text>
      </div>
      <Tooltip label={readAt ? 'Mark as new' : 'Mark as read'}>
        <ActionIcon
          size={36}
          aria-label={readAt ? `Mark ${title} as new` : `Mark ${title} as read`}
          onClick={() => mark(!readAt)}
        >
          {readAt ? <IconMailOpened size={16} /> : <IconCheck size={16} />}
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
