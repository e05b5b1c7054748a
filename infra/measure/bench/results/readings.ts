import type { Load, Run } from './run.ts';
import { median } from './stats.ts';

/** Holds one measured quantity with a unique name, so that two runs can be compared and targets can find it. */
export type Reading = { readonly name: string; readonly values: readonly number[] };

const nameOf = (...parts: readonly string[]) => parts.join(' · ');
const clientsOf = (count: number) => `${count} ${count === 1 ? 'client' : 'clients'}`;

const ofLoad = ({ what, clients, repeats }: Load): Reading[] => [
  { name: nameOf(what, clientsOf(clients), 'per second'), values: repeats.map(({ perSecond }) => perSecond) },
  { name: nameOf(what, clientsOf(clients), 'p50 ms'), values: repeats.map(({ p50 }) => p50) },
  { name: nameOf(what, clientsOf(clients), 'p99 ms'), values: repeats.map(({ p99 }) => p99) },
  { name: nameOf(what, clientsOf(clients), 'failed'), values: repeats.map(({ failed }) => failed) },
];

export function readingsOf({ sections }: Pick<Run, 'sections'>): Reading[] {
  const loads = sections.flatMap((section) => section.loads.flatMap(ofLoad));
  const cells = sections.flatMap(({ grids }) =>
    grids.flatMap(({ title, columns, rows }) =>
      rows.flatMap(({ name, cells: values }) =>
        columns.map((column, index) => ({ name: nameOf(title, name, column), values: values[index] ?? [] })),
      ),
    ),
  );
  return [...loads, ...cells].filter(({ values }) => values.length > 0);
}

/**
 * Returns the median of a measured quantity by its title. Returns undefined if the run did not measure the quantity.
 */
export type ResultLookup = {
  load(what: string, clients: number, figure: 'per second' | 'p50 ms' | 'p99 ms' | 'failed'): number | undefined;
  cell(grid: string, row: string, column: string): number | undefined;
};

export function lookupIn(run: Pick<Run, 'sections'>): ResultLookup {
  const medians = new Map(readingsOf(run).map(({ name, values }) => [name, median(values)]));
  return {
    load: (what, clients, figure) => medians.get(nameOf(what, clientsOf(clients), figure)),
    cell: (grid, row, column) => medians.get(nameOf(grid, row, column)),
  };
}
