import { useScan } from '../../app/scan.ts';
import { today } from '../../app/words.ts';
import type { AnyList } from './any-list.ts';
import { scannedValue } from './filters/scanned-value.ts';
import type { ListState } from './views/use-list-state.ts';

/** Sets the filter that accepts scans. A scan that does not fit this filter goes to find-or-do. */
export function useListScan({ filters: declared = {} }: AnyList, { filters, setFilters }: ListState): void {
  const name = Object.keys(declared).find((one) => isScanned(declared[one]));
  useScan(
    (scanned) => {
      const value = name === undefined ? undefined : scannedValue(name, scanned, today());
      if (name === undefined || value === undefined) return false;
      setFilters({ ...filters, [name]: value });
      return true;
    },
    { enabled: name !== undefined },
  );
}

const isScanned = (filter: NonNullable<AnyList['filters']>[string] | undefined) =>
  filter?.kind === 'text' && filter.scans === true;
