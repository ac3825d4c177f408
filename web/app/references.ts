import { useApolloClient } from '@apollo/client/react';
import { useMemo } from 'react';
import { clientReference } from '../features/clients/clientReference';
import { competitorReference } from '../features/competitors/competitorReference';
import { contactReference } from '../features/contacts/contactReference';
import { userReference } from '../features/identity/userReference';
import { leadReference } from '../features/leads/leadReference';
import { opportunityReference } from '../features/opportunities/opportunityReference';
import { pipelineReference } from '../features/pipelines/pipelineReference';
import { stageReference } from '../features/pipelines/stageReference';
import { priceListReference } from '../features/products/priceListReference';
import { productReference } from '../features/products/productReference';

/** What records can point to: every feature brings its kind; some let those who may create one by its name. */
export function useReferences(permissions: Record<string, string>) {
  const client = useApolloClient();
  const mayCreateCompetitor = Boolean(permissions['*'] ?? permissions['competitor.create']);
  return useMemo(
    () => ({
      user: userReference(client),
      client: clientReference(client),
      contact: contactReference(client),
      lead: leadReference(client),
      opportunity: opportunityReference(client),
      pipeline: pipelineReference(client),
      stage: stageReference(client),
      product: productReference(client),
      priceList: priceListReference(client),
      competitor: competitorReference(client, mayCreateCompetitor),
    }),
    [client, mayCreateCompetitor],
  );
}
