import type { Grid } from './run.ts';

/** Collects the values of a grid (a table of measurements), repeat by repeat. */
export function gridBuilder(title: string) {
  const values = new Map<string, Map<string, number[]>>();
  const columns = new Set<string>();
  return {
    /** Adds one value to each of the given rows, in this column of the grid. */
    add(column: string, rows: Readonly<Record<string, number>>): void {
      columns.add(column);
      for (const [row, value] of Object.entries(rows)) {
        const cells = values.get(row) ?? new Map<string, number[]>();
        values.set(row, cells.set(column, [...(cells.get(column) ?? []), value]));
      }
    },
    build: (): Grid => ({
      title,
      columns: [...columns],
      rows: [...values].map(([name, cells]) => ({
        name,
        cells: [...columns].map((column) => cells.get(column) ?? []),
      })),
    }),
  };
}
