// Two runs beside each other, line by line.
import { readFileSync } from 'node:fs';
import { readingsOf } from './readings.ts';
import { Run } from './run.ts';
import { median } from './stats.ts';
import { spreadOf, table, written } from './table.ts';

export function readRun(file: string): Run {
  const parsed = Run.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is no run of this bench: compare files that it wrote to .toric/bench`, {
    cause: parsed.error,
  });
}

const headOf = ({ at, commit }: Run) => `${at.slice(0, 16).replace('T', ' ')}, ${commit}`;

/** The medians' ratio; `~` where the two ranges overlap, so that the difference may be the machine's. */
function ratioOf(before: readonly number[], after: readonly number[]): string {
  if (before.length === 0 || after.length === 0 || median(before) === 0) return '–';
  const overlap = Math.max(...before) >= Math.min(...after) && Math.max(...after) >= Math.min(...before);
  return `${overlap ? '~ ' : ''}${written(median(after) / median(before))}`;
}

export function compare(before: Run, after: Run): string {
  const known = new Map(readingsOf(before).map(({ name, values }) => [name, values]));
  const fresh = new Map(readingsOf(after).map(({ name, values }) => [name, values]));
  const names = [...new Set([...known.keys(), ...fresh.keys()])];
  const rows = names.map((name) => {
    const [was, is] = [known.get(name) ?? [], fresh.get(name) ?? []];
    return [name, spreadOf(was), spreadOf(is), ratioOf(was, is)];
  });
  return table([['', headOf(before), headOf(after), 'ratio'], ...rows]);
}
