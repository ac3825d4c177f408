import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { NavigationProgress } from '@mantine/nprogress';
import { useMemo } from 'react';
import { RouterProvider } from 'react-router';
import { MeDocument } from '../gql/graphql';
import { Announcer } from '../kit/data/announce';
import { CommandProvider } from '../kit/shell/commands';
import { createApollo } from './apollo';
import { createRoutes } from './routes';
import { Toasts } from './Toasts';
import { cssVariables, theme } from './theme';

/** Pages for those who are not signed in. */
const OUTSIDE = /^\/(login|signup|invite|forgot|reset)\b/;

/** Everything around the pages. */
export function App() {
  const { router, client } = useMemo(() => {
    const pages = createRoutes();
    const apollo = createApollo(() => {
      const { pathname, search } = pages.state.location;
      if (pathname !== '/login')
        void pages.navigate(`/login?expired&next=${encodeURIComponent(pathname + search)}`);
    });
    // Who is signed in is asked for while the frame of the app is still on its way.
    if (!OUTSIDE.test(window.location.pathname))
      void apollo.client.query({ query: MeDocument }).catch(() => undefined);
    return { router: pages, client: apollo.client };
  }, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <NavigationProgress aria-label="Loading the page" />
      <Announcer />
      <ApolloProvider client={client}>
        <Toasts />
        <CommandProvider>
          {/* A transition that reads new variables would be interrupted by the very answer it asked for. */}
          <RouterProvider router={router} useTransitions={false} />
        </CommandProvider>
      </ApolloProvider>
    </MantineProvider>
  );
}
