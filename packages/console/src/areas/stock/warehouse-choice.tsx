import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useWords } from '../../app/words.ts';
import { useWarehouses } from './warehouse-name.tsx';

/**
 * Returns the warehouse in the address (`?warehouse=`) or otherwise the first warehouse, and a function that changes
 * it.
 */
export function useChosenWarehouse() {
  const [query, setQuery] = useSearchParams();
  const all = useWarehouses();
  const chosen = all.find(({ id }) => id === query.get('warehouse')) ?? all[0];
  const choose = (id: string) =>
    setQuery(
      (before) => {
        before.set('warehouse', id);
        return before;
      },
      { replace: true },
    );
  return { all, chosen, choose };
}

/** Shows the choice of the warehouse of a page. Shows nothing if there is only one warehouse. */
export function WarehouseChoice() {
  const t = useWords();
  const { all, chosen, choose } = useChosenWarehouse();
  if (all.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t({ en: 'Warehouse', zh: '仓库' })}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}
