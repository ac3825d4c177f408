import { useApolloClient, useQuery } from '@apollo/client/react';
import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { NotificationReceivedDocument, UnreadDocument } from '../../gql/graphql';
import { tell } from '../../kit/data/tell';
import { useLive } from '../../kit/data/useLive';
import { KINDS } from './notificationKinds';

/** The way to the inbox, with the number of new notifications; tells of each as it comes. */
export function Bell() {
  const client = useApolloClient();
  const { data, refetch } = useQuery(UnreadDocument, { fetchPolicy: 'cache-and-network' });
  const told = useRef(new Set<string>());
  const connected = useLive(
    NotificationReceivedDocument,
    {},
    {
      onData: ({ notificationReceived }) => {
        if (!notificationReceived) return;
        const { unreadCount, record } = notificationReceived;
        client.cache.writeQuery({ query: UnreadDocument, data: { unreadNotifications: unreadCount } });
        void client.refetchQueries({ include: ['Notifications'] });
        if (!record || record.readAt || told.current.has(record.id)) return;
        told.current.add(record.id);
        tell(record.title, KINDS[record.kind].words(record.actor?.name));
      },
    },
  );
  // What came while the connection was down is only counted.
  useEffect(() => {
    if (connected) void refetch().catch(() => undefined);
  }, [connected, refetch]);
  const unread = data?.unreadNotifications ?? 0;
  const label = unread ? `Inbox, ${unread} new` : 'Inbox';
  return (
    <Tooltip label={label}>
      <Indicator disabled={!unread} label={unread > 99 ? '99+' : unread} size={16} color="red" offset={5}>
        <ActionIcon component={Link} to="/inbox" size={36} aria-label={label}>
          <IconBell size={18} />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
