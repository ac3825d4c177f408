import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button, Divider, Group, Text, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlus, IconUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  DeletePriceListDocument,
  type SettingsPriceFragment,
  SettingsPriceListDocument,
  type SettingsPriceListFragment,
} from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { useSave } from '../../kit/data/useSave';
import { formatMoney, formatNumber } from '../../kit/fields/format';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { ExportMenu } from '../../kit/list/ExportMenu';
import { NotThere } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { PriceDrawer } from './PriceDrawer';
import { PriceListDrawer } from './PriceListDrawer';
import { periodOf } from './periodOf';
import { Rows, RowText, Section } from './Section';

/** All prices, none left out. */
const AS_IT_IS = { where: null, search: '', sort: null };

/** One price list with its prices. */
export function PriceListEditor({ id }: { id: string }) {
  const result = useQuery(SettingsPriceListDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const list = result.data?.priceList;
  const [open, setOpen] = useState<SettingsPriceFragment | 'new' | 'list' | null>(null);
  const editable = list?.viewerCan.includes('update');
  const scope = useMemo(() => ({ priceListId: { eq: id } }), [id]);
  return (
    <Section
      title={list?.name ?? 'Price list'}
      text={list ? `Prices in ${list.currency}. Holds ${periodOf(list)}.` : undefined}
      beside={
        <>
          {list?.isDefault && <Badge color="indigo">Default for {list.currency}</Badge>}
          {list && !list.active && <Badge color="gray">Not used</Badge>}
        </>
      }
      before={
        <Anchor component={Link} to="/settings/price-lists" c="dimmed" size="sm">
          Price lists
        </Anchor>
      }
      actions={
        <Group gap="xs">
          <ExportMenu
            noun="PriceListEntry"
            partOf="PriceList"
            what="prices"
            state={AS_IT_IS}
            scope={scope}
            columns={[]}
          />
          {editable && (
            <>
              <Can permission="import.create">
                <Button
                  component={Link}
                  to="/imports/new"
                  variant="default"
                  leftSection={<IconUpload size={16} />}
                >
                  Import
                </Button>
              </Can>
              <Button
                variant="default"
                leftSection={<IconPencil size={16} />}
                onClick={() => setOpen('list')}
              >
                Edit
              </Button>
              <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
                Add price
              </Button>
            </>
          )}
        </Group>
      }
    >
      <Loaded result={result} rows={6}>
        {() =>
          list ? (
            <>
              <Rows label="Prices" rows={list.entries.nodes} empty="No prices yet. Add one for each product.">
                {(price) => (
                  <PriceRow
                    price={price}
                    currency={list.currency}
                    onOpen={editable ? () => setOpen(price) : undefined}
                  />
                )}
              </Rows>
              {list.entries.pageInfo.hasNextPage && (
                <Button
                  variant="default"
                  size="xs"
                  style={{ alignSelf: 'flex-start' }}
                  onClick={() =>
                    void result.fetchMore({ variables: { after: list.entries.pageInfo.endCursor } })
                  }
                >
                  Show more
                </Button>
              )}
              {list.viewerCan.includes('delete') && <DeletePriceList list={list} />}
              <PriceListDrawer list={open === 'list' ? list : null} onClose={() => setOpen(null)} />
              <PriceDrawer
                key={typeof open === 'object' ? open?.id : open}
                price={open === 'list' ? null : open}
                list={list}
                onClose={() => setOpen(null)}
              />
            </>
          ) : (
            <NotThere what="price list" />
          )
        }
      </Loaded>
    </Section>
  );
}

interface PriceRowProps {
  price: SettingsPriceFragment;
  currency: string;
  onOpen?: () => void;
}

function PriceRow({ price, currency, onOpen }: PriceRowProps) {
  const { product } = price;
  const name = product?.name ?? 'Restricted';
  return (
    <>
      <RowText
        name={
          onOpen ? (
            <UnstyledButton onClick={onOpen} fz="inherit" fw="inherit" aria-label={`Edit price of ${name}`}>
              {name}
            </UnstyledButton>
          ) : (
            name
          )
        }
        text={[
          product?.sku,
          `from ${formatNumber(price.minQuantity)}${product?.unit ? ` ${product.unit}` : ''}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <Text size="sm" className="tabular" style={{ whiteSpace: 'nowrap' }}>
        {formatMoney(price.unitPrice, currency)}
      </Text>
    </>
  );
}

function DeletePriceList({ list }: { list: SettingsPriceListFragment }) {
  const save = useSave();
  const navigate = useNavigate();
  return (
    <>
      <Divider my="md" />
      <ConfirmButton
        label="Delete price list"
        question="Its prices no longer count for new lines. You find it in the bin."
        confirm={`Delete ${list.name}`}
        onConfirm={async () => {
          await save(
            DeletePriceListDocument,
            { id: list.id, version: list.version },
            { done: `${list.name} deleted`, refetch: ['SettingsPriceLists'] },
          );
          navigate('/settings/price-lists');
        }}
      />
    </>
  );
}
