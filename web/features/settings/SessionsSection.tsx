import { useQuery } from '@apollo/client/react';
import { Badge, Button } from '@mantine/core';
import { RevokeSessionDocument, SettingsSessionsDocument } from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { Ago } from '../../kit/fields/FieldValue';
import { formatDate } from '../../kit/fields/format';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { Loaded } from '../../kit/list/Loaded';
import { deviceOf } from './deviceOf';
import { Rows, RowText, Section } from './Section';

/** Where the viewer is signed in. */
export function SessionsSection() {
  const result = useQuery(SettingsSessionsDocument, { fetchPolicy: 'cache-and-network' });
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  return (
    <Section
      title="Sessions"
      text="Devices on which you are signed in. Sign out those you do not know, then change your password."
    >
      <ProblemAlert problem={problem} />
      <Loaded result={result}>
        {({ sessions }) => (
          <Rows label="Sessions" rows={sessions} empty="No sessions.">
            {({ id, current, userAgent, ip, lastSeenAt, expiresAt }) => (
              <>
                <RowText
                  name={deviceOf(userAgent)}
                  text={
                    <>
                      {ip && `${ip} · `}last used <Ago at={lastSeenAt} /> · ends {formatDate(expiresAt)}
                    </>
                  }
                />
                {current ? (
                  <Badge color="teal">This device</Badge>
                ) : (
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={busy}
                    aria-label={`Sign out ${deviceOf(userAgent)}`}
                    onClick={() =>
                      void attempt(() =>
                        save(
                          RevokeSessionDocument,
                          { id },
                          { done: 'Signed out there', refetch: ['SettingsSessions'] },
                        ),
                      )
                    }
                  >
                    Sign out
                  </Button>
                )}
              </>
            )}
          </Rows>
        )}
      </Loaded>
    </Section>
  );
}
