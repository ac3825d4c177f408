import { CloseButton, Group, Stack, Text } from '@mantine/core';
import { type OpportunityFieldsFragment, UpdateOpportunityDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { Nothing } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

/** Who works on it besides the owner. */
export function TeamPanel({ record, editable }: { record: OpportunityFieldsFragment; editable: boolean }) {
  const { run } = useAction();
  const ids = record.team.map(({ userId }) => userId);
  const save = (teamUserIds: string[]) =>
    run(
      UpdateOpportunityDocument,
      { input: { id: record.id, version: record.version, teamUserIds } },
      { done: 'Team changed' },
    );
  return (
    <RelatedPanel title="Team" count={ids.length}>
      {!ids.length && <Nothing>Nobody besides the owner.</Nothing>}
      <Stack gap={4}>
        {record.team.map((member) => (
          <Group key={member.id} justify="space-between" wrap="nowrap">
            <Text size="sm">
              {member.user?.name ?? 'Former user'}
              {member.role && <Text span c="dimmed" size="xs">{` · ${member.role}`}</Text>}
            </Text>
            {editable && (
              <CloseButton
                size="sm"
                aria-label={`Remove ${member.user?.name ?? 'user'} from the team`}
                onClick={() => void save(ids.filter((id) => id !== member.userId))}
              />
            )}
          </Group>
        ))}
        {editable && (
          <ReferenceInput
            key={ids.join()}
            to="user"
            size="xs"
            aria-label="Add to the team"
            placeholder="Add somebody"
            value={null}
            onChange={(id) => id && !ids.includes(id) && void save([...ids, id])}
          />
        )}
      </Stack>
    </RelatedPanel>
  );
}
