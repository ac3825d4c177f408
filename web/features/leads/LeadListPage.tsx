import { Button } from '@mantine/core';
import { IconChartBar, IconPlus, IconUserPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import {
  DeleteLeadsDocument,
  LeadGroupsDocument,
  type LeadRowFragment,
  LeadsDocument,
  type LeadsQuery,
  UpdateLeadDocument,
  UpdateLeadsDocument,
} from '../../gql/graphql';
import type { BoardSpec } from '../../kit/board/spec';
import type { CalendarSpec } from '../../kit/calendar/spec';
import { Can, useMay } from '../../kit/data/session';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { HeadButton } from '../../kit/shell/HeadButton';
import { LeadCard } from './LeadCard';
import { LEAD_STATUS_COLORS, leadColumns } from './leadFields';
import { useLiveLeads } from './useLiveLeads';

const listOf = (data: LeadsQuery) => data.leads;
const nameOf = (row: LeadRowFragment) => row.name;
const OPEN = { status: { ne: 'CONVERTED' } };

const BOARD: BoardSpec<LeadRowFragment> = {
  query: LeadGroupsDocument,
  by: 'status',
  orderBy: [{ field: 'score', direction: 'DESC' }],
  renderCard: (lead, menu) => <LeadCard lead={lead} {...menu} />,
  labelOf: ({ name, score, companyName }) =>
    `${name}, score ${score}${companyName ? `, ${companyName}` : ''}`,
  summaryOf: (rows) => rows.length > 0 && `Best score ${Math.max(...rows.map(({ score }) => score))}`,
};
const CALENDAR: CalendarSpec<LeadRowFragment> = {
  query: LeadGroupsDocument,
  date: 'createdAt',
  detailOf: ({ companyName, name }) => (companyName === name ? '' : (companyName ?? '')),
  colorOf: ({ status }) => LEAD_STATUS_COLORS[status],
};

/** The leads one may see: a list, the most promising first, a board by status, or a calendar. */
export function LeadListPage() {
  const may = useMay();
  const [, setParams] = useSearchParams();
  const put = (key: string, value: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set(key, value);
      return next;
    });
  const create = (
    <Can permission="lead.create">
      <HeadButton icon={<IconPlus size={16} />} label="Create lead" onClick={() => put('new', 'lead')} />
    </Can>
  );
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
      board={{
        ...BOARD,
        // Who is dropped on "Converted" is converted in a dialog.
        onMove: ({ id }, status) => {
          if (status === 'CONVERTED') put('convert', id);
          return status === 'CONVERTED';
        },
      }}
      calendar={CALENDAR}
      actions={
        <>
          <HeadButton
            variant="default"
            component={Link}
            to="/leads/campaigns"
            icon={<IconChartBar size={16} />}
            label="Campaigns"
          />
          {create}
        </>
      }
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
