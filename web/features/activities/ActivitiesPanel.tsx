import { useQuery } from '@apollo/client/react';
import { ActionIcon, Anchor } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { ActivitiesDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { ErrorState, Nothing, SkeletonRows } from '../../kit/list/faces';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { ActivityList } from './ActivityList';
import { useActivityActions } from './useActivityActions';

type About = { clientId: string } | { contactId: string } | { opportunityId: string } | { leadId: string };
const SHOWN = 6;

/** What is about a record; for a contact also what it attends. */
const isAbout = (key: string, id: string) =>
  key === 'contactId'
    ? { or: [{ contactId: { eq: id } }, { attendeeRefs: { has: `Contact:${id}` } }] }
    : { [key]: { eq: id } };

interface ActivitiesPanelProps {
  about: About;
  preset?: Record<string, string | null>;
  /** Whether nothing is to be added any more. */
  closed?: boolean;
}

/** What is to be done for a record, beside its page. */
export function ActivitiesPanel({ about, preset, closed }: ActivitiesPanelProps) {
  const [, setParams] = useSearchParams();
  const actions = useActivityActions();
  const [[key, id]] = Object.entries(about) as [[string, string]];
  const open = { status: { in: ['PENDING', 'IN_PROGRESS'] } };
  const { data, error, refetch } = useQuery(ActivitiesDocument, {
    variables: {
      filter: { ...isAbout(key, id), ...open } as never,
      orderBy: [{ field: 'dueOn', direction: 'ASC' }],
      first: SHOWN,
    },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.activities;
  const given = Object.entries({ ...preset, ...about }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const create = () => setParams({ new: 'activity', ...Object.fromEntries(given) });
  const all = JSON.stringify({ and: [{ [key]: { in: [id] } }] });
  return (
    <RelatedPanel
      title="Next steps"
      count={list?.totalCount}
      action={
        !closed && (
          <Can permission="activity.create">
            <ActionIcon size={24} aria-label="Create activity" onClick={create}>
              <IconPlus size={16} />
            </ActionIcon>
          </Can>
        )
      }
    >
      {!list &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={2} height={48} />
        ))}
      {list && !list.nodes.length && <Nothing>No next step is planned.</Nothing>}
      <ActivityList rows={list?.nodes ?? []} actions={actions} withoutLinks withAssignee />
      <Anchor component={Link} to={`/activities?f=${encodeURIComponent(all)}`} size="xs">
        See all activities
      </Anchor>
    </RelatedPanel>
  );
}
