import { useApolloClient } from '@apollo/client/react';
import { useMemo } from 'react';
import { clientReference } from '../features/clients/clientReference';
import { contactReference } from '../features/contacts/contactReference';
import { userReference } from '../features/identity/userReference';
import { leadReference } from '../features/leads/leadReference';
import { opportunityReference } from '../features/opportunities/opportunityReference';
import { pipelineReference } from '../features/pipelines/pipelineReference';

/** What records can point to: every feature brings its kind. */
export function useReferences() {
  const client = useApolloClient();
  return useMemo(
    () => ({
      user: userReference(client),
      client: clientReference(client),
      contact: contactReference(client),
      lead: leadReference(client),
      opportunity: opportunityReference(client),
      pipeline: pipelineReference(client),
    }),
    [client],
  );
}
