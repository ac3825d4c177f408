import type { Context } from '../../kernel/context.js';
import type { RecordClass } from '../../kernel/record.js';
import { Client } from '../clients/client.entity.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Affiliation } from '../contacts/affiliation.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { OpportunityCompetitor } from '../opportunities/opportunityCompetitor.entity.js';
import { PriceListEntry } from '../products/priceList.entity.js';
import { Product } from '../products/product.entity.js';
import type { ExportField } from './exportFields.js';

/** A column that is no field of the noun itself, loaded for each row as far as the actor sees it. */
type ExportPart = Omit<ExportField, 'read'> & Required<Pick<ExportField, 'load'>>;

const part = <T>(field: Omit<ExportPart, 'load'>, load: (ctx: Context, record: T) => Promise<unknown>) =>
  ({ ...field, load }) as ExportPart;

const PARTS = new Map<RecordClass, ExportPart[]>([
  [
    Contact,
    [
      part<Contact>(
        { key: 'affiliations', label: 'Also at', type: 'TEXTS', property: 'affiliations', separator: '; ' },
        async (ctx, { id }) => {
          const links = await ctx.loaders.many(Affiliation, 'contactId', id);
          const named = links.map(({ clientId }) => ctx.loaders.one(Client, clientId));
          return (await Promise.all(named)).flatMap((client) => client?.name ?? []);
        },
      ),
    ],
  ],
  [
    Opportunity,
    [
      part<Opportunity>(
        {
          key: 'competitorIds',
          label: 'Competitors',
          type: 'TEXTS',
          property: 'competitors',
          separator: '; ',
        },
        async (ctx, { id }) => {
          const links = await ctx.loaders.many(OpportunityCompetitor, 'opportunityId', id);
          const named = links.map(({ competitorId }) => ctx.loaders.one(Competitor, competitorId));
          return (await Promise.all(named)).flatMap((competitor) => competitor?.name ?? []);
        },
      ),
    ],
  ],
  [
    PriceListEntry,
    [
      part<PriceListEntry>(
        { key: 'sku', label: 'SKU', type: 'TEXT', property: 'sku' },
        async (ctx, { productId }) => (await ctx.loaders.one(Product, productId))?.sku ?? null,
      ),
    ],
  ],
]);

/** The columns that belong to a noun without being fields of it. */
export const exportParts = (Class: RecordClass): ExportField[] =>
  (PARTS.get(Class) ?? []).map((field) => ({
    ...field,
    read: (row) => (row as unknown as Record<string, unknown>)[field.key],
  }));
