import type { GridColumn } from './grid.types.ts';

/** Returns the columns for a person who may read the sheet but not change it. */
export const onlyRead = <R>(columns: readonly GridColumn<R>[]): GridColumn<R>[] =>
  columns.map(({ id, label, width, align, text, show }) => ({
    ...{ id, label, width, text },
    ...(align && { align }),
    ...(show && { show }),
  }));
