import { useQuery } from '@apollo/client/react';
import { AppShell, Box } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { nprogress } from '@mantine/nprogress';
import { Suspense, useEffect } from 'react';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { MeDocument } from '../gql/graphql';
import { Asker } from '../kit/data/ask';
import { ReferenceProvider } from '../kit/data/references';
import { SessionProvider } from '../kit/data/session';
import { ConflictHost } from '../kit/form/ConflictHost';
import { ErrorState } from '../kit/list/faces';
import { AppCommands } from './AppCommands';
import { CommandPalette } from './CommandPalette';
import { CreateOverlay } from './CreateOverlay';
import { Header } from './Header';
import { MobileNav } from './MobileNav';
import { NavRail } from './NavRail';
import { useReferences } from './references';
import { ShortcutHelp } from './ShortcutHelp';
import { sessionOf } from './sessionOf';

/** The shell: navigation, header and the page; only for who is signed in. */
export function AppFrame() {
  const { data, loading, error, refetch } = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  const location = useLocation();
  const references = useReferences();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [rail, setRail] = useLocalStorage({
    key: 'rapport.rail',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  useRouteProgress();
  if (!data?.me) {
    if (loading) return null;
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <Navigate to={`/login?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }
  return (
    <SessionProvider value={sessionOf(data.me)}>
      <ReferenceProvider value={references}>
        <a className="skip-link" href="#main">
          Skip to content
        </a>
        <AppShell
          key={data.me.organization.id}
          header={{ height: 48 }}
          navbar={{ width: rail ? 56 : 232, breakpoint: 'sm', collapsed: { mobile: true } }}
          footer={{ height: 56, collapsed: !phone }}
          transitionDuration={180}
        >
          <AppShell.Header>
            <Header onRail={() => setRail(!rail)} />
          </AppShell.Header>
          <AppShell.Navbar>
            <NavRail rail={rail} />
          </AppShell.Navbar>
          <AppShell.Main id="main" tabIndex={-1}>
            <Suspense fallback={<Box h={200} />}>
              <Outlet />
            </Suspense>
          </AppShell.Main>
          {phone && (
            <AppShell.Footer>
              <MobileNav />
            </AppShell.Footer>
          )}
        </AppShell>
        <AppCommands onRail={() => setRail(!rail)} />
        <CommandPalette />
        <ShortcutHelp />
        <CreateOverlay />
        <ConflictHost />
        <Asker />
      </ReferenceProvider>
    </SessionProvider>
  );
}

function useRouteProgress() {
  const { state } = useNavigation();
  useEffect(() => {
    if (state !== 'loading') return;
    const late = setTimeout(nprogress.start, 200);
    return () => {
      clearTimeout(late);
      nprogress.complete();
    };
  }, [state]);
}
