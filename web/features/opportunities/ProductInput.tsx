import { useApolloClient } from '@apollo/client/react';
import { Autocomplete, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPackage } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { LineProductsDocument, type LineProductsQuery } from '../../gql/graphql';

export type LineProduct = LineProductsQuery['products']['nodes'][number];

interface ProductInputProps {
  label: string;
  name: string;
  /** Whether the line names a product of the catalogue. */
  catalogued: boolean;
  onName: (name: string) => void;
  onProduct: (product: LineProduct) => void;
}

/** What a line offers: a text of one's own, or a product found by its name or article number. */
export function ProductInput({ label, name, catalogued, onName, onProduct }: ProductInputProps) {
  const client = useApolloClient();
  const [opened, setOpened] = useState(false);
  const [found, setFound] = useState<LineProduct[]>([]);
  const [search] = useDebouncedValue(name, 200);
  useEffect(() => {
    if (!opened) return;
    let stale = false;
    client
      .query({
        query: LineProductsDocument,
        variables: { search: catalogued ? null : search || null },
        fetchPolicy: 'network-only',
      })
      .then(({ data }) => !stale && setFound(data?.products.nodes ?? []))
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [client, search, opened, catalogued]);
  const options = new Map(found.map((product) => [textOf(product, found), product]));
  return (
    <Autocomplete
      size="xs"
      aria-label={label}
      value={name}
      data={[...options.keys()]}
      filter={({ options: all }) => all}
      onChange={(text) => {
        const product = options.get(text);
        if (product && text !== name) onProduct(product);
        else onName(text);
      }}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      maxLength={300}
      leftSection={
        catalogued && (
          <Tooltip label="From the catalogue">
            <IconPackage size={14} aria-label="From the catalogue" role="img" />
          </Tooltip>
        )
      }
      comboboxProps={{ withinPortal: true, width: 280, position: 'bottom-start' }}
    />
  );
}

/** The name, with what tells it from others of that name. */
function textOf({ id, name, sku }: LineProduct, all: LineProduct[]): string {
  if (sku) return `${name} · ${sku}`;
  return all.some((other) => other.id !== id && other.name === name && !other.sku) ? `${name} · ${id}` : name;
}
