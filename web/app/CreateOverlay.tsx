import { Drawer, Loader } from '@mantine/core';
import { useNavigate, useSearchParams } from 'react-router';
import { later } from '../kit/shell/later';

const meanwhile = <Loader size="sm" />;
const ActivityForm = later(
  async () => (await import('../features/activities/ActivityForm')).ActivityForm,
  meanwhile,
);
const ClientForm = later(async () => (await import('../features/clients/ClientForm')).ClientForm, meanwhile);
const ContactForm = later(
  async () => (await import('../features/contacts/ContactForm')).ContactForm,
  meanwhile,
);
const LeadForm = later(async () => (await import('../features/leads/LeadForm')).LeadForm, meanwhile);
const OpportunityForm = later(
  async () => (await import('../features/opportunities/OpportunityForm')).OpportunityForm,
  meanwhile,
);

const FORMS: Record<
  string,
  {
    title: string;
    path: string;
    Form:
      | typeof ActivityForm
      | typeof ClientForm
      | typeof ContactForm
      | typeof LeadForm
      | typeof OpportunityForm;
  }
> = {
  client: { title: 'New client', path: '/clients', Form: ClientForm },
  contact: { title: 'New contact', path: '/contacts', Form: ContactForm },
  lead: { title: 'New lead', path: '/leads', Form: LeadForm },
  activity: { title: 'New activity', path: '/activities', Form: ActivityForm },
  opportunity: { title: 'New opportunity', path: '/opportunities', Form: OpportunityForm },
};
const PRESETS = [
  'clientId',
  'contactId',
  'opportunityId',
  'leadId',
  'pipelineId',
  'stageId',
  'dueOn',
  'dueTime',
];

/** The drawer of `?new=client&…` over any page; Back closes it. */
export function CreateOverlay() {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const form = FORMS[params.get('new') ?? ''];
  const preset = Object.fromEntries(
    PRESETS.flatMap((key) => (params.get(key) ? [[key, params.get(key)]] : [])),
  );
  const close = () =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      for (const key of ['new', ...PRESETS]) next.delete(key);
      return next;
    });
  return (
    <Drawer opened={Boolean(form)} onClose={close} title={form?.title}>
      {form && <form.Form preset={preset} onDone={(id) => navigate(`${form.path}/${id}`)} />}
    </Drawer>
  );
}
