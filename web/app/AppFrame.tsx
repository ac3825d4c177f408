import { useQuery } from '@apollo/client/react';
import { AppShell, Box } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { nprogress } from '@mantine/nprogress';
import { Suspense, useEffect } from 'react';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { MeDocument } from '../gql/graphql';
import { FileSenderProvider } from '../kit/data/fileSender';
import { useRunningJobs } from '../kit/data/jobs';
import { ReferenceProvider } from '../kit/data/references';
import { SessionProvider } from '../kit/data/session';
import { NounProvider } from '../kit/fields/nouns';
import { ErrorState } from '../kit/list/faces';
import { PeekProvider, usePeek } from '../kit/record/peek';
import { TagColors } from '../kit/tags/TagColors';
import { AppCommands } from './AppCommands';
import { useFileSending } from './fileSending';
import { Header } from './Header';
import { MobileNav } from './MobileNav';
import { NavRail } from './NavRail';
import { nouns } from './nouns';
import { Overlays } from './Overlays';
import { PeekPanel } from './PeekPanel';
import { PEEKABLE } from './peeks';
import { useReferences } from './references';
import { sessionOf } from './sessionOf';
import { ViewingBanner } from './ViewingBanner';

/** Who is signed in gets the shell; everybody else the way to sign in. */
export function AppFrame() {
  const { data, loading, error, refetch } = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  const location = useLocation();
  const references = useReferences((data?.me?.permissions ?? {}) as Record<string, string>);
  const sendFile = useFileSending();
  if (!data?.me) {
    if (loading) return null;
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <Navigate to={`/login?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }
  return (
    <SessionProvider value={sessionOf(data.me)}>
      <NounProvider value={nouns}>
        <ReferenceProvider value={references}>
          <PeekProvider nouns={PEEKABLE}>
            <TagColors key={data.me.organization.id}>
              <FileSenderProvider value={sendFile}>
                <Shell />
              </FileSenderProvider>
            </TagColors>
          </PeekProvider>
        </ReferenceProvider>
      </NounProvider>
    </SessionProvider>
  );
}

/** The shell: navigation, header, the page, and what may lie over it. */
function Shell() {
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const wide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const [rail, setRail] = useLocalStorage({
    key: 'rapport.rail',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const peeking = Boolean(usePeek().target) && wide;
  useRouteProgress();
  useRunningJobs();
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <AppShell
        header={{ height: 48 }}
        navbar={{ width: rail ? 56 : 232, breakpoint: 'sm', collapsed: { mobile: true } }}
        aside={{ width: 420, breakpoint: 'sm', collapsed: { desktop: !peeking, mobile: true } }}
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
          <ViewingBanner />
          <Suspense fallback={<Box h={200} />}>
            <Outlet />
          </Suspense>
        </AppShell.Main>
        <PeekPanel beside={wide} />
        {phone && (
          <AppShell.Footer>
            <MobileNav />
          </AppShell.Footer>
        )}
      </AppShell>
      <AppCommands onRail={() => setRail(!rail)} />
      <Overlays />
    </>
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
