import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { RouteError } from './RouteError';

/** A page loaded when it is first visited. */
const page = (path: string, load: () => Promise<RouteObject['Component']>) => ({
  path,
  lazy: async () => ({ Component: await load() }),
  errorElement: <RouteError />,
  HydrateFallback: () => null,
});

/** Every address of the app. */
export function createRoutes() {
  return createBrowserRouter([
    page('/login', async () => (await import('../features/identity/SignInPage')).SignInPage),
    page('/signup', async () => (await import('../features/identity/SignUpPage')).SignUpPage),
    page('/invite/:token', async () => (await import('../features/identity/InvitePage')).InvitePage),
    page('/forgot', async () => (await import('../features/identity/PasswordPages')).ForgotPasswordPage),
    page('/reset/:token', async () => (await import('../features/identity/PasswordPages')).ResetPasswordPage),
    {
      ...page('/', async () => (await import('./AppFrame')).AppFrame),
      children: [
        { index: true, element: <Navigate to="/home" replace /> },
        page('home', async () => (await import('./home')).HomeRoutePage),
        page('clients', async () => (await import('../features/clients/ClientListPage')).ClientListPage),
        page('clients/:id/:tab?', async () => (await import('./panels')).ClientRecordPage),
        page('contacts', async () => (await import('../features/contacts/ContactListPage')).ContactListPage),
        page('contacts/:id/:tab?', async () => (await import('./panels')).ContactRecordPage),
        page('leads', async () => (await import('../features/leads/LeadListPage')).LeadListPage),
        page('leads/campaigns', async () => (await import('../features/leads/CampaignsPage')).CampaignsPage),
        page('leads/:id/:tab?', async () => (await import('./panels')).LeadRecordPage),
        page(
          'pipeline/:pipelineId?',
          async () => (await import('../features/opportunities/PipelinePage')).PipelinePage,
        ),
        page('opportunities/:id/:tab?', async () => (await import('./panels')).OpportunityRecordPage),
        page('products', async () => (await import('../features/products/ProductListPage')).ProductListPage),
        page('products/:id/:tab?', async () => (await import('./panels')).ProductRecordPage),
        page(
          'competitors',
          async () => (await import('../features/competitors/CompetitorListPage')).CompetitorListPage,
        ),
        page('competitors/:id/:tab?', async () => (await import('./panels')).CompetitorRecordPage),
        page('today', async () => (await import('../features/activities/TodayPage')).TodayPage),
        page('inbox', async () => (await import('../features/notifications/InboxPage')).InboxPage),
        page('calendar', async () => (await import('../features/activities/CalendarPage')).CalendarPage),
        page(
          'activities',
          async () => (await import('../features/activities/ActivityListPage')).ActivityListPage,
        ),
        page('activities/:id/:tab?', async () => (await import('./panels')).ActivityRecordPage),
        page('documents', async () => (await import('../features/attachments/DocumentsPage')).DocumentsPage),
        page('imports', async () => (await import('../features/imports/ImportListPage')).ImportListPage),
        page('imports/:id', async () => (await import('../features/imports/ImportPage')).ImportPage),
        page('bin', async () => (await import('../features/bin/BinPage')).BinPage),
        page(
          'settings/:section?/:id?',
          async () => (await import('../features/settings/SettingsPage')).SettingsPage,
        ),
        page('*', async () => (await import('./NotFoundPage')).NotFoundPage),
      ],
    },
  ]);
}
