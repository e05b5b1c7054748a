import { ListSuppliers } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { ListFields } from '@toric/contracts/customer/fields/field.http';
import { ListTags } from '@toric/contracts/customer/tags/tag.http';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import type { SearchHit } from '@toric/contracts/desk/overview.http';
import { api, useAnswer, useMay } from '../../../app/api.ts';
import { useLanguage } from '../../../app/words.ts';
import { useSearch } from '../../palette/use-search.ts';

type Found = {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** Returns the id of a record. A search returns only the handle of a product, so its id is read. */
  readonly getId: () => Promise<string>;
};

type Kind = SearchHit['kind'];
/** Lists the kinds of record whose id a parameter takes. Any other parameter accepts every kind. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  customerId: ['customer'],
  personId: ['customer'],
  orderId: ['order', 'shipment'],
  productId: ['product', 'box'],
  lotId: ['lot'],
};
const isProduct = (kind: Kind) => kind === 'product' || kind === 'box';
const contains = (text: string, part: string) => text.toLowerCase().includes(part.trim().toLowerCase());
const byName = (all: readonly { readonly id: string; readonly name: string }[], text: string): Found[] =>
  all
    .filter((one) => contains(one.name, text))
    .map(({ id, name }) => ({ key: id, title: name, detail: '', getId: () => Promise.resolve(id) }));
const FEW = { query: { limit: 100 } } as const;

/**
 * Returns the whole list of records of a kind that has few records. Returns undefined for a parameter whose records the
 * search finds.
 */
function useNamed(name: string) {
  const may = useMay();
  const language = useLanguage();
  const warehouses = useAnswer(ListWarehouses, FEW, { enabled: name === 'warehouseId' && may(ListWarehouses) });
  const suppliers = useAnswer(ListSuppliers, FEW, { enabled: name === 'supplierId' && may(ListSuppliers) });
  const tags = useAnswer(ListTags, FEW, { enabled: name === 'tagId' && may(ListTags) });
  const fields = useAnswer(ListFields, FEW, { enabled: name === 'fieldId' && may(ListFields) });
  switch (name) {
    case 'warehouseId':
      return { all: warehouses.data?.data ?? [], isLoading: warehouses.isLoading };
    case 'supplierId':
      return { all: suppliers.data?.data ?? [], isLoading: suppliers.isLoading };
    case 'tagId':
      return {
        all: (tags.data?.data ?? []).map((tag) => ({ id: tag.id, name: tag.name[language] })),
        isLoading: tags.isLoading,
      };
    case 'fieldId': {
      const searchable = (fields.data?.data ?? []).filter(({ isSearchable }) => isSearchable);
      return { all: searchable.map(({ id, label }) => ({ id, name: label[language] })), isLoading: fields.isLoading };
    }
    default:
      return undefined;
  }
}

/** Finds the records for the filter of a parameter: records of short lists by their names, all others by the search. */
export function useRecords(
  name: string,
  text: string,
): { readonly records: readonly Found[]; readonly isKnown: boolean } {
  const named = useNamed(name);
  const search = useSearch(named ? '' : text);
  if (named) return { records: byName(named.all, text), isKnown: !named.isLoading };
  const kinds = KINDS[name];
  const records = search.hits.filter(({ kind }) => kinds === undefined || kinds.includes(kind)).map(foundOf);
  return { records, isKnown: search.isKnown };
}

const foundOf = ({ kind, id, title, detail }: SearchHit): Found => ({
  ...{ key: `${kind} ${id}`, title, detail },
  getId: async () => (isProduct(kind) ? (await api.call(GetProduct, { params: { handle: id } })).body.id : id),
});
