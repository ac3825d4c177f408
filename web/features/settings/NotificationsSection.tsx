import { useQuery } from '@apollo/client/react';
import { Paper, Stack, Switch } from '@mantine/core';
import {
  MutedNotificationsDocument,
  MuteNotificationsDocument,
  type NotificationKind,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { Loaded } from '../../kit/list/Loaded';
import { Section } from './Section';

const KINDS: { kind: NotificationKind; label: string; help: string }[] = [
  { kind: 'REMINDER', label: 'Reminders', help: 'Before something you do or attend begins.' },
  {
    kind: 'ASSIGNED',
    label: 'Assignments',
    help: 'When somebody else gives you an activity, a lead, a client, a contact or an opportunity, or takes you into a team.',
  },
  { kind: 'MENTION', label: 'Mentions', help: 'When somebody mentions you in a note.' },
  { kind: 'INVITED', label: 'Invitations', help: 'When somebody invites you to an activity.' },
  { kind: 'MOVED', label: 'New times', help: 'When something you do or attend gets another time.' },
  {
    kind: 'CANCELLED',
    label: 'Cancellations',
    help: 'When something you do or attend is called off, deleted, or goes on without you.',
  },
];

/** What the viewer wants to be told of. */
export function NotificationsSection() {
  const result = useQuery(MutedNotificationsDocument, { fetchPolicy: 'cache-and-network' });
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  return (
    <Section title="Notifications" text="What you are told of in your inbox.">
      <ProblemAlert problem={problem} />
      <Loaded result={result}>
        {({ me }) => {
          const muted = (me?.user.mutedNotifications ?? []) as NotificationKind[];
          return (
            <Paper withBorder p="md">
              <Stack>
                {KINDS.map(({ kind, label, help }) => (
                  <Switch
                    key={kind}
                    label={label}
                    description={help}
                    checked={!muted.includes(kind)}
                    disabled={busy}
                    onChange={({ currentTarget: { checked } }) =>
                      void attempt(() =>
                        save(MuteNotificationsDocument, {
                          kinds: checked ? muted.filter((each) => each !== kind) : [...muted, kind],
                        }),
                      )
                    }
                  />
                ))}
              </Stack>
            </Paper>
          );
        }}
      </Loaded>
    </Section>
  );
}
