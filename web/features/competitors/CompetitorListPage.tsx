import { Button } from '@mantine/core';
import { IconPlus, IconSwords } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import {
  type CompetitorRowFragment,
  CompetitorsDocument,
  type CompetitorsQuery,
  DeleteCompetitorsDocument,
  UpdateCompetitorDocument,
  UpdateCompetitorsDocument,
} from '../../gql/graphql';
import { Can, useMay } from '../../kit/data/session';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { competitorColumns } from './competitorFields';

const listOf = (data: CompetitorsQuery) => data.competitors;
const nameOf = (row: CompetitorRowFragment) => row.name;

/** Who else sells to the clients, and how one does against each. */
export function CompetitorListPage() {
  const [params, setParams] = useSearchParams();
  const may = useMay();
  const save = useSaveField(UpdateCompetitorDocument, 'Competitor', nameOf);
  const bulk = useBulk('competitors', UpdateCompetitorsDocument, DeleteCompetitorsDocument);
  const add = (
    <Can permission="competitor.create">
      <Button
        leftSection={<IconPlus size={16} />}
        onClick={() => setParams({ ...Object.fromEntries(params), new: 'competitor' })}
      >
        Create competitor
      </Button>
    </Can>
  );
  return (
    <ListPage
      noun="Competitor"
      what="competitors"
      title="Competitors"
      query={CompetitorsDocument}
      connection={listOf}
      fields={competitorColumns as Field<CompetitorRowFragment>[]}
      columns={['name', 'open', 'openBase', 'won', 'wonBase', 'lost', 'lostBase', 'winRate', 'lostTo']}
      defaultSort="name"
      href={({ id }) => `/competitors/${id}`}
      titleOf={nameOf}
      actions={add}
      onSave={may('competitor.update') ? save : undefined}
      bulk={may('competitor.update') ? bulk : undefined}
      firstUse={
        <FirstUse
          icon={<IconSwords size={40} />}
          title="No competitors yet"
          text="Competitors are set on opportunities. Here you see how often you win against each of them."
        >
          {add}
          <Can permission="competitor.create">
            <Button variant="default" component={Link} to="/imports">
              Import a file
            </Button>
          </Can>
        </FirstUse>
      }
    />
  );
}
