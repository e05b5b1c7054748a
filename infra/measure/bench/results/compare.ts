import { readFileSync } from 'node:fs';
import { readingsOf } from './readings.ts';
import { Run } from './run.ts';
import { median } from './stats.ts';
import { formatSpread, table, formatNumber } from './table.ts';

export function readRun(file: string): Run {
  const parsed = Run.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not a result of this bench; compare files that it wrote to .toric/bench`, {
    cause: parsed.error,
  });
}

const headOf = ({ at, commit }: Run) => `${at.slice(0, 16).replace('T', ' ')}, ${commit}`;

/**
 * Returns the ratio of the two medians. A `~` before it means that the ranges overlap, so the difference may be noise
 * of the machine.
 */
function ratioOf(before: readonly number[], after: readonly number[]): string {
  if (before.length === 0 || after.length === 0 || median(before) === 0) return '–';
  const overlap = Math.max(...before) >= Math.min(...after) && Math.max(...after) >= Math.min(...before);
  return `${overlap ? '~ ' : ''}${formatNumber(median(after) / median(before))}`;
}

/** Returns a table that compares two runs row by row. */
export function compare(before: Run, after: Run): string {
  const old = new Map(readingsOf(before).map(({ name, values }) => [name, values]));
  const current = new Map(readingsOf(after).map(({ name, values }) => [name, values]));
  const names = [...new Set([...old.keys(), ...current.keys()])];
  const rows = names.map((name) => {
    const [was, is] = [old.get(name) ?? [], current.get(name) ?? []];
    return [name, formatSpread(was), formatSpread(is), ratioOf(was, is)];
  });
  return table([['', headOf(before), headOf(after), 'ratio'], ...rows]);
}
