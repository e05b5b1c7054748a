import { ListSuppliers } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
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
  /** Returns the id. A search answers the handle of a product, whose id must be read. */
  readonly getId: () => Promise<string>;
};

type Kind = SearchHit['kind'];
/** The kinds of record whose id a parameter takes. A parameter that is not named here is offered every kind. */
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

/** Finds the records for the filter of a parameter: warehouses, suppliers and tags by their names, all others by the search. */
export function useRecords(
  name: string,
  text: string,
): { readonly records: readonly Found[]; readonly isKnown: boolean } {
  const may = useMay();
  const isWarehouse = name === 'warehouseId';
  const isSupplier = name === 'supplierId';
  const warehouses = useAnswer(ListWarehouses, FEW, { enabled: isWarehouse && may(ListWarehouses) });
  const suppliers = useAnswer(ListSuppliers, FEW, { enabled: isSupplier && may(ListSuppliers) });
  const isTag = name === 'tagId';
  const tags = useAnswer(ListTags, FEW, { enabled: isTag && may(ListTags) });
  const language = useLanguage();
  const search = useSearch(isWarehouse || isSupplier || isTag ? '' : text);
  if (isTag) {
    const named = (tags.data?.data ?? []).map((tag) => ({ id: tag.id, name: tag.name[language] }));
    return { records: byName(named, text), isKnown: !tags.isLoading };
  }
  if (isWarehouse || isSupplier) {
    const all = (isWarehouse ? warehouses.data?.data : suppliers.data?.data) ?? [];
    return { records: byName(all, text), isKnown: !warehouses.isLoading && !suppliers.isLoading };
  }
  const kinds = KINDS[name];
  const records = search.hits.filter(({ kind }) => kinds === undefined || kinds.includes(kind)).map(foundOf);
  return { records, isKnown: search.isKnown };
}

const foundOf = ({ kind, id, title, detail }: SearchHit): Found => ({
  ...{ key: `${kind} ${id}`, title, detail },
  getId: async () => (isProduct(kind) ? (await api.call(GetProduct, { params: { handle: id } })).body.id : id),
});
