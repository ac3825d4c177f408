import { Drawer, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

const ActivityForm = lazy(async () => ({
  default: (await import('../features/activities/ActivityForm')).ActivityForm,
}));
const ClientForm = lazy(async () => ({
  default: (await import('../features/clients/ClientForm')).ClientForm,
}));
const ContactForm = lazy(async () => ({
  default: (await import('../features/contacts/ContactForm')).ContactForm,
}));
const CompetitorForm = lazy(async () => ({
  default: (await import('../features/competitors/CompetitorForm')).CompetitorForm,
}));
const LeadForm = lazy(async () => ({
  default: (await import('../features/leads/LeadForm')).LeadForm,
}));
const OpportunityForm = lazy(async () => ({
  default: (await import('../features/opportunities/OpportunityForm')).OpportunityForm,
}));
const ProductForm = lazy(async () => ({
  default: (await import('../features/products/ProductForm')).ProductForm,
}));

const FORMS: Record<
  string,
  {
    title: string;
    path: string;
    Form:
      | typeof ActivityForm
      | typeof ClientForm
      | typeof ContactForm
      | typeof CompetitorForm
      | typeof ProductForm
      | typeof LeadForm
      | typeof OpportunityForm;
  }
> = {
  client: { title: 'New client', path: '/clients', Form: ClientForm },
  contact: { title: 'New contact', path: '/contacts', Form: ContactForm },
  lead: { title: 'New lead', path: '/leads', Form: LeadForm },
  activity: { title: 'New activity', path: '/activities', Form: ActivityForm },
  product: { title: 'New product', path: '/products', Form: ProductForm },
  competitor: { title: 'New competitor', path: '/competitors', Form: CompetitorForm },
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
      {form && (
        <Suspense fallback={<Loader size="sm" />}>
          <form.Form preset={preset} onDone={(id) => navigate(`${form.path}/${id}`)} />
        </Suspense>
      )}
    </Drawer>
  );
}
