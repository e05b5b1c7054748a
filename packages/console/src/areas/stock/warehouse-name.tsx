import { ListWarehouses, type WarehouseView } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { useAnswer, useMay } from '../../app/api.ts';

/** Returns the first 100 warehouses. The list is empty for roles that may not read them. */
export function useWarehouses(): readonly WarehouseView[] {
  const may = useMay();
  return useAnswer(ListWarehouses, { query: { limit: 100 } }, { enabled: may(ListWarehouses) }).data?.data ?? [];
}

/** Shows the name of a warehouse. A role that may not read warehouses sees the end of its id. */
export function WarehouseName({ id }: { readonly id: string }) {
  const name = useWarehouses().find((one) => one.id === id)?.name;
  return <span>{name ?? `…${id.slice(-6)}`}</span>;
}

/** Returns the warehouses as options. */
export const useWarehouseOptions = () => useWarehouses().map(({ id, name }) => ({ value: id, label: name }));
