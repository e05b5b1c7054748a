import { ListSuppliers, type SupplierSummary } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { useAnswer, useMay } from '../../app/api.ts';

/** Returns the newest 100 suppliers. The list is empty for roles that may not read them. */
export function useSuppliers(): readonly SupplierSummary[] {
  const may = useMay();
  return useAnswer(ListSuppliers, { query: { limit: 100 } }, { enabled: may(ListSuppliers) }).data?.data ?? [];
}

/** Shows the name of a supplier. */
export function SupplierName({ id }: { readonly id: string }) {
  const name = useSuppliers().find((one) => one.id === id)?.name;
  return <span>{name ?? `…${id.slice(-6)}`}</span>;
}

/** Returns the suppliers to whom orders may be sent, as options. */
export const useSupplierOptions = () =>
  useSuppliers()
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
