import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { SettingsPriceListsDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { counted } from '../../kit/fields/format';
import { Loaded } from '../../kit/list/Loaded';
import { PriceListDrawer } from './PriceListDrawer';
import { PriceListEditor } from './PriceListEditor';
import { periodOf } from './periodOf';
import { Rows, RowText, Section } from './Section';

/** The price lists, or one of them with its prices. */
export function PriceListsSection() {
  const { id } = useParams();
  return id ? <PriceListEditor key={id} id={id} /> : <PriceLists />;
}

function PriceLists() {
  const navigate = useNavigate();
  const result = useQuery(SettingsPriceListsDocument, { fetchPolicy: 'cache-and-network' });
  const [creating, setCreating] = useState(false);
  return (
    <Section
      title="Price lists"
      text="Prices of products by currency and quantity. The default list of a currency fills the line items of opportunities in it; without one the product's own price does. Lines that are there keep their prices."
      actions={
        <Can permission="priceList.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            Create price list
          </Button>
        </Can>
      }
    >
      <Loaded result={result}>
        {({ priceLists }) => (
          <>
            <Rows
              label="Price lists"
              rows={priceLists.nodes}
              empty="No price lists yet. Until there is one, products have their own price."
            >
              {(list) => (
                <>
                  <RowText
                    name={
                      <Anchor component={Link} to={`/settings/price-lists/${list.id}`} inherit>
                        {list.name}
                      </Anchor>
                    }
                    text={`${list.currency} · ${counted(list.entries.totalCount, 'prices')} · ${periodOf(list)}`}
                  />
                  {list.isDefault && <Badge color="indigo">Default for {list.currency}</Badge>}
                  {!list.active && <Badge color="gray">Not used</Badge>}
                </>
              )}
            </Rows>
            {priceLists.pageInfo.hasNextPage && (
              <Button
                variant="default"
                size="xs"
                onClick={() => void result.fetchMore({ variables: { after: priceLists.pageInfo.endCursor } })}
              >
                Show more
              </Button>
            )}
          </>
        )}
      </Loaded>
      <PriceListDrawer
        list={creating ? 'new' : null}
        onClose={() => setCreating(false)}
        onCreated={(id) => navigate(`/settings/price-lists/${id}`)}
      />
    </Section>
  );
}
