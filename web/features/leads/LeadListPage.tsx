import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  DeleteLeadsDocument,
  type LeadRowFragment,
  LeadsDocument,
  type LeadsQuery,
  UpdateLeadDocument,
  UpdateLeadsDocument,
} from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { leadColumns } from './leadFields';
import { useLiveLeads } from './useLiveLeads';

const listOf = (data: LeadsQuery) => data.leads;
const nameOf = (row: LeadRowFragment) => row.name;
const OPEN = { status: { ne: 'CONVERTED' } };

/** The leads as a list, the most promising first. */
export function LeadListPage({ actions, create }: { actions: ReactNode; create: ReactNode }) {
  const may = useMay();
  const save = useSaveField(UpdateLeadDocument, 'Lead', nameOf);
  const bulk = useBulk('leads', UpdateLeadsDocument, DeleteLeadsDocument, { byRules: may('lead.assign') });
  return (
    <ListPage
      noun="Lead"
      what="leads"
      title="Leads"
      query={LeadsDocument}
      connection={listOf}
      fields={leadColumns as Field<LeadRowFragment>[]}
      columns={[
        'name',
        'companyName',
        'score',
        'status',
        'respondBy',
        'ownerId',
        'source',
        'campaign',
        'nextStep',
        'createdAt',
      ]}
      defaultSort="-score"
      unlessAsked={OPEN}
      href={({ id }) => `/leads/${id}`}
      titleOf={nameOf}
      actions={actions}
      onSave={save}
      bulk={bulk}
      useLiveRows={useLiveLeads}
      firstUse={
        <FirstUse
          icon={<IconUserPlus size={40} />}
          title="No leads yet"
          text="Leads are people and companies who might become clients. They are scored, given to somebody, and converted when they are ready to buy."
        >
          {create}
          <Button variant="default" component={Link} to="/imports">
            Import a file
          </Button>
        </FirstUse>
      }
    />
  );
}
