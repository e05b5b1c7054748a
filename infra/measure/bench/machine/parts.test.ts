import { expect, test } from '@jest/globals';
import { cpuBetween, residentOf } from './parts.ts';
import type { Process, Processes } from './processes.ts';

const at = (...list: readonly (Partial<Process> & { pid: number })[]): Processes =>
  new Map(
    list.map(
      (process) => [process.pid, { parent: 1, name: 'any', cpu: 0, reaped: 0, own: 0, shared: 0, ...process }] as const,
    ),
  );
const server = { name: 'PostgreSQL', pid: 10, tree: true };

test('the CPU of a server includes its descendants and no other process', () => {
  const before = at({ pid: 10, cpu: 1 }, { pid: 11, parent: 10, cpu: 2 }, { pid: 99, cpu: 50 });
  const after = at(
    { pid: 10, cpu: 1.5 },
    { pid: 11, parent: 10, cpu: 4 },
    { pid: 12, parent: 11, cpu: 3 },
    { pid: 99, cpu: 90 },
  );
  expect(cpuBetween(server, before, after)).toBeCloseTo(5.5);
});

test('a child that ended counts with the CPU since the first moment, not with its earlier CPU', () => {
  const before = at({ pid: 10, cpu: 1, reaped: 7 }, { pid: 11, parent: 10, cpu: 2 });
  const after = at({ pid: 10, cpu: 1, reaped: 12 });
  expect(cpuBetween(server, before, after)).toBeCloseTo(3);
});

test('where ended children are not reported, they count neither for nor against the result', () => {
  const unknown = { reaped: undefined };
  const before = at({ pid: 10, cpu: 1, ...unknown }, { pid: 11, parent: 10, cpu: 20, ...unknown });
  const after = at({ pid: 10, cpu: 4, ...unknown });
  expect(cpuBetween(server, before, after)).toBeCloseTo(3);
});

test('a part without its tree excludes its children', () => {
  const generator = { name: 'generator', pid: 5, tree: false };
  const before = at({ pid: 5, cpu: 1, reaped: 9 }, { pid: 10, parent: 5, cpu: 3, own: 100 });
  const after = at({ pid: 5, cpu: 2, reaped: 12, own: 7 }, { pid: 10, parent: 5, cpu: 30, own: 100 });
  expect(cpuBetween(generator, before, after)).toBeCloseTo(1);
  expect(residentOf(generator, after)).toMatchObject({ own: 7 });
});

test('shared memory counts once, independent of the number of processes that map it', () => {
  const all = at(
    { pid: 10, own: 5, shared: 40 },
    { pid: 11, parent: 10, own: 10, shared: 256 },
    { pid: 12, parent: 10, own: 10, shared: 200 },
  );
  expect(residentOf(server, all)).toEqual({ own: 25, shared: 256 });
  expect(residentOf({ ...server, pid: 404 }, all)).toEqual({ own: 0, shared: 0 });
});
