import { Chip, Drawer, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { InteractionType } from '../../gql/graphql';
import { useRecent } from '../../kit/favourites/recent';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { Composer } from './Composer';
import { INTERACTIONS } from './interactionTypes';
import type { InteractionSubject } from './useComposer';

const RECENT = 4;

/** The composer of `?log=CALL` over any page: first with whom, and the record seen last is chosen already. */
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

/** The records a composer can be about, with the field that says so. */
const KEYS: Record<string, keyof InteractionSubject> = {
  Client: 'clientId',
  Contact: 'contactId',
  Lead: 'leadId',
  Opportunity: 'opportunityId',
};

function LogForm({ type, onDone }: { type: InteractionType; onDone: () => void }) {
  const recent = useRecent(50)
    .filter((record) => KEYS[record.type])
    .slice(0, RECENT);
  // Not chosen yet: the record seen last.
  const [chosen, setChosen] = useState<{ type: string; id: string } | null>();
  const about = chosen === undefined ? recent[0] : chosen;
  const clientId = about?.type === 'Client' ? about.id : null;
  const subject = about ? { [KEYS[about.type]!]: about.id } : {};
  return (
    <Stack gap="sm">
      {recent.length > 0 && (
        <Chip.Group
          value={about?.id ?? ''}
          onChange={(id) => setChosen(recent.find((record) => record.id === id) ?? null)}
        >
          <Group gap={6} role="group" aria-label="Recent records">
            {recent.map((record) => (
              <Chip key={record.id} value={record.id}>
                {record.title}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      <ReferenceInput
        key={clientId}
        to="client"
        label={about && !clientId ? 'Another client' : 'Client'}
        value={clientId}
        onChange={(id) => setChosen(id ? { type: 'Client', id } : null)}
      />
      <Composer key={`${type}.${about?.id}`} {...subject} type={type} quiet onSaved={onDone} />
    </Stack>
  );
}
