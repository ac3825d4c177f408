import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';
import { tap } from 'rxjs';
import { rememberChangeSet } from '../kit/data/changeSets';
import { problemOf, rememberRequestId } from '../kit/data/errors';
import { possibleTypes, typePolicies } from './cache';

const kindOf = (operation: ApolloLink.Operation) => {
  const definition = getMainDefinition(operation.query);
  return definition.kind === 'OperationDefinition' ? definition.operation : 'fragment';
};

/** Reads the response headers: the change set for undo, the request id for error texts. */
const headers = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap((result) => {
      const response = operation.getContext().response as Response | undefined;
      const changeSet = response?.headers.get('x-change-set');
      if (changeSet && kindOf(operation) === 'mutation' && operation.operationName !== 'UndoChangeSet')
        rememberChangeSet(changeSet);
      if (result.errors?.length) operation.setContext({ requestId: response?.headers.get('x-request-id') });
    }),
  ),
);

/** The one Apollo client. `onSignedOut` runs when the server no longer knows the session. */
export function createApollo(onSignedOut: () => void) {
  const errors = new ErrorLink(({ error, operation }) => {
    rememberRequestId(error, operation.getContext().requestId as string | undefined);
    if (
      CombinedGraphQLErrors.is(error) &&
      problemOf(error).code === 'UNAUTHENTICATED' &&
      operation.operationName !== 'Login'
    )
      onSignedOut();
  });
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
  });
  const address = `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`;
  // Reconnecting is useLive's business: it asks again with the newest sequence number.
  const socket = createClient({ url: address, retryAttempts: 0, keepAlive: 15_000 });
  const live = new GraphQLWsLink(socket);
  const link = ApolloLink.split(
    (operation) => kindOf(operation) === 'subscription',
    live,
    ApolloLink.from([errors, headers, http]),
  );
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
  return { client, socket };
}
