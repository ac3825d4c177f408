import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconMail, IconPhone } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { ActivityRowFragment } from '../../gql/graphql';
import { isOpen } from './activityTypes';
import { LATER } from './due';
import type { ActivityActions } from './useActivityActions';

/** What else can be done to an activity: put it off, call, write, edit, delete. */
export function ActivityMenu({
  activity,
  actions,
}: {
  activity: ActivityRowFragment;
  actions: ActivityActions;
}) {
  const navigate = useNavigate();
  const { id, subject, contact, viewerCan, status } = activity;
  const changeable = viewerCan.includes('update');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={32} aria-label={`Actions for ${subject}`} data-menu>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {contact?.phone && (
          <Menu.Item component="a" href={`tel:${contact.phone}`} leftSection={<IconPhone size={16} />}>
            Call {contact.name}
          </Menu.Item>
        )}
        {contact?.email && (
          <Menu.Item component="a" href={`mailto:${contact.email}`} leftSection={<IconMail size={16} />}>
            Write to {contact.name}
          </Menu.Item>
        )}
        {changeable && isOpen(activity) && (
          <>
            <Menu.Label>Put off to</Menu.Label>
            {LATER.map(({ label, day }) => (
              <Menu.Item key={label} onClick={() => void actions.moveTo(activity, day())}>
                {label}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        {changeable && status === 'PENDING' && (
          <Menu.Item onClick={() => actions.start(activity)}>Begin</Menu.Item>
        )}
        {changeable && <Menu.Item onClick={() => navigate(`/activities/${id}?edit=1`)}>Edit</Menu.Item>}
        {viewerCan.includes('delete') && (
          <Menu.Item c="var(--rapport-danger)" onClick={() => actions.remove(activity)}>
            Delete
          </Menu.Item>
        )}
        {!changeable && <Menu.Item onClick={() => navigate(`/activities/${id}`)}>Open</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
