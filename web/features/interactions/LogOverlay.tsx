import { Chip, Drawer, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { InteractionType } from '../../gql/graphql';
import { useRecent } from '../../kit/favourites/recent';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { Composer } from './Composer';
import { INTERACTIONS } from './interactionTypes';

const RECENT = 4;

/** The composer of `?log=CALL` over any page: first with whom, and the client seen last is chosen already. */
export function LogOverlay() {
  const [params, setParams] = useSearchParams();
  const type = INTERACTIONS.find((each) => each.type === params.get('log'))?.type;
  const close = () =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.delete('log');
      return next;
    });
  return (
    <Drawer opened={Boolean(type)} onClose={close} title="Log">
      {type && <LogForm key={type} type={type} onDone={close} />}
    </Drawer>
  );
}

function LogForm({ type, onDone }: { type: InteractionType; onDone: () => void }) {
  const recent = useRecent(50)
    .filter((record) => record.type === 'Client')
    .slice(0, RECENT);
  // Not chosen yet: the client seen last.
  const [chosen, setClientId] = useState<string | null>();
  const clientId = chosen === undefined ? (recent[0]?.id ?? null) : chosen;
  return (
    <Stack gap="sm">
      {recent.length > 0 && (
        <Chip.Group value={clientId ?? ''} onChange={(id) => setClientId(id as string)}>
          <Group gap={6} role="group" aria-label="Recent clients">
            {recent.map(({ id, title }) => (
              <Chip key={id} value={id}>
                {title}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <ReferenceInput key={clientId} to="client" label="Client" value={clientId} onChange={setClientId} />
      <Composer key={`${type}.${clientId}`} clientId={clientId} type={type} quiet onSaved={onDone} />
    </Stack>
  );
}
