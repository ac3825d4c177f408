import { Button, SegmentedControl } from '@mantine/core';
import { IconChartBar, IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { Can } from '../../kit/data/session';
import { LeadBoardPage } from './LeadBoardPage';
import { LeadListPage } from './LeadListPage';

/** The leads one may see, as a list or by status. */
export function LeadsPage() {
  const [params] = useSearchParams();
  const actions = (
    <>
      <LayoutSwitch />
      <Button
        variant="default"
        component={Link}
        to="/leads/campaigns"
        leftSection={<IconChartBar size={16} />}
      >
        Campaigns
      </Button>
      <CreateLead />
    </>
  );
  return params.get('layout') === 'board' ? (
    <LeadBoardPage actions={actions} />
  ) : (
    <LeadListPage actions={actions} create={<CreateLead />} />
  );
}

function LayoutSwitch() {
  const [params, setParams] = useSearchParams();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Layout"
      value={params.get('layout') === 'board' ? 'board' : 'list'}
      onChange={(layout) => setParams({ ...Object.fromEntries(params), layout }, { replace: true })}
      data={[
        { value: 'list', label: 'List' },
        { value: 'board', label: 'Board' },
      ]}
    />
  );
}

function CreateLead() {
  const [params, setParams] = useSearchParams();
  return (
    <Can permission="lead.create">
      <Button
        leftSection={<IconPlus size={16} />}
        onClick={() => setParams({ ...Object.fromEntries(params), new: 'lead' })}
      >
        Create lead
      </Button>
    </Can>
  );
}
