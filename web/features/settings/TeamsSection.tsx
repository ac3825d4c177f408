import { useQuery } from '@apollo/client/react';
import { Box, Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type SettingsTeamFragment, SettingsTeamsDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Loaded } from '../../kit/list/Loaded';
import { Rows, RowText, Section } from './Section';
import { TeamDrawer } from './TeamDrawer';
import { teamTree } from './teamTree';

/** The teams, as a tree. */
export function TeamsSection() {
  const result = useQuery(SettingsTeamsDocument);
  const [open, setOpen] = useState<SettingsTeamFragment | 'new' | null>(null);
  return (
    <Section
      title="Teams"
      text="Who works together. Rights with the scope team reach the records of the team and of the teams below it."
      actions={
        <Can permission="team.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            Create team
          </Button>
        </Can>
      }
    >
      <Loaded result={result}>
        {({ teams }) => (
          <>
            <Rows
              label="Teams"
              rows={teamTree(teams.nodes)}
              empty="No teams yet. Create one to let people see each other's records."
            >
              {(team) => <TeamRow team={team} depth={team.depth} onOpen={() => setOpen(team)} />}
            </Rows>
            <TeamDrawer
              key={open === 'new' ? 'new' : open?.id}
              team={open}
              teams={teams.nodes}
              onClose={() => setOpen(null)}
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function TeamRow({ team, depth, onOpen }: { team: SettingsTeamFragment; depth: number; onOpen: () => void }) {
  const members = team.members.map(({ name }) => name).join(', ');
  return (
    <>
      {depth > 0 && <Box w={depth * 24} aria-hidden />}
      <RowText
        name={
          team.viewerCan.includes('update') ? (
            <UnstyledButton onClick={onOpen} fz="sm" fw={500} c="var(--mantine-color-anchor)">
              {team.name}
            </UnstyledButton>
          ) : (
            team.name
          )
        }
        text={[team.region, team.lead && `Led by ${team.lead.name}`, members || 'No members']
          .filter(Boolean)
          .join(' · ')}
      />
    </>
  );
}
