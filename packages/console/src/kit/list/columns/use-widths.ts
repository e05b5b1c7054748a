import { useCallback, useEffect, useRef, useState } from 'react';
import type { Arrangement } from './columns.ts';

/** A drag changes a width many times a second. So the address is updated only after a pause of this number of ms. */
const REST_MS = 300;

/** Returns the columns with the width that is being dragged, and a function that sets a width. */
export function useWidths(columns: readonly Arrangement[], setColumns: (columns: readonly Arrangement[]) => void) {
  const [dragged, setDragged] = useState<{ from: readonly Arrangement[]; columns: readonly Arrangement[] }>();
  // if the columns were changed elsewhere during the drag, they replace the dragged columns
  const now = dragged?.from === columns ? dragged.columns : columns;
  const latest = useRef({ columns, now, setColumns });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { columns, now, setColumns };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const setWidth = useCallback((id: string, width: number) => {
    const { columns: from, now: before } = latest.current;
    const others = before.filter((column) => column.id !== id);
    const own = before.find((column) => column.id === id);
    const next = own
      ? before.map((column) => (column.id === id ? { ...column, width } : column))
      : [...others, { id, width }];
    setDragged({ from, columns: next });
    latest.current = { ...latest.current, now: next };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current.setColumns(next), REST_MS);
  }, []);
  return [now, setWidth] as const;
}
