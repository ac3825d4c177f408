import { useQuery } from '@apollo/client/react';
import { Button, Paper, SegmentedControl } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { MarkAllNotificationsReadDocument, NotificationsDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { ErrorState, FirstUse, SkeletonRows } from '../../kit/list/faces';
import { Page } from '../../kit/shell/Page';
import { NotificationLine } from './NotificationLine';

/** What the viewer was told, newest first. */
export function InboxPage() {
  const [params, setParams] = useSearchParams();
  const all = params.get('show') === 'all';
  const { run, busy } = useAction();
  const { data, previousData, error, refetch, fetchMore } = useQuery(NotificationsDocument, {
    variables: { unread: !all },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.notifications;
  const unread = data?.unreadNotifications ?? 0;
  return (
    <Page
      title="Inbox"
      narrow
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Show"
            value={all ? 'all' : 'new'}
            onChange={(show) => setParams(show === 'all' ? { show } : {}, { replace: true })}
            data={[
              { value: 'new', label: unread ? `New ${unread}` : 'New' },
              { value: 'all', label: 'All' },
            ]}
          />
          <Button
            size="xs"
            variant="default"
            disabled={!unread}
            loading={busy}
            onClick={() =>
              void run(MarkAllNotificationsReadDocument, {}, { refetch: ['Notifications', 'Unread'] })
            }
          >
            Mark all as read
          </Button>
        </>
      }
    >
      {!list &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={6} height={60} />
        ))}
      {list && !list.nodes.length && (
        <FirstUse
          icon={<IconInbox size={40} />}
          title={all ? 'Nothing yet' : 'Nothing new'}
          text="Reminders, invitations, mentions and what colleagues give you appear here."
        />
      )}
      {list && list.nodes.length > 0 && (
        <Paper
          withBorder
          px="md"
          component="ul"
          style={{ listStyle: 'none', margin: 0 }}
          aria-label="Notifications"
        >
          {list.nodes.map((notification) => (
            <NotificationLine key={notification.id} notification={notification} />
          ))}
        </Paper>
      )}
      {list?.pageInfo.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          onClick={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}
        >
          Show earlier
        </Button>
      )}
    </Page>
  );
}
