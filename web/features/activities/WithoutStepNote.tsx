import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { OpportunitiesWithoutStepDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { formatNumber } from '../../kit/fields/format';
import { opportunitiesWithoutStep } from './withoutStep';

/** Leads to the open opportunities for which nothing is planned: somebody's, or all. */
export function WithoutStepNote({ ownerId }: { ownerId: string | null }) {
  const may = useMay();
  const filter = {
    and: [opportunitiesWithoutStep(), ...(ownerId ? [{ ownerId: { in: [ownerId] } }] : [])],
  };
  const { data } = useQuery(OpportunitiesWithoutStepDocument, {
    variables: { filter: { ...filter, pipeline: { isDefault: { eq: true } } } as never },
    fetchPolicy: 'cache-and-network',
    skip: !may('opportunity.view'),
  });
  const count = data?.opportunities.totalCount ?? 0;
  if (!count) return null;
  return (
    <Anchor
      component={Link}
      to={`/pipeline?layout=list&f=${encodeURIComponent(JSON.stringify(filter))}`}
      size="sm"
    >
      {count === 1
        ? 'One open opportunity has no next step'
        : `${formatNumber(count)} open opportunities have no next step`}
    </Anchor>
  );
}
