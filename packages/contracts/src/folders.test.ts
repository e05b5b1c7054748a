// Tests that files, folders and owners of this package import each other in one direction only, also with type-only
// imports, and that no folder has more than 20 files.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const importsOf = (file: string): string[] =>
  Array.from(readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/ from '(\.[^']+)'/g), ([, path = '']) =>
    normalize(join(dirname(file), path)),
  );
/**
 * A file at the root counts as a folder of its own, because such files lie on different levels: the areas import
 * `lens.ts`, and `all.ts` imports the areas.
 */
const folderOf = (file: string) => (dirname(file) === '.' ? file : dirname(file));
const ownerOf = (file: string) => file.split('/')[0] ?? file;

function graphBy(roomOf: (file: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const from = roomOf(file);
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const target of importsOf(file)) if (roomOf(target) !== from) targets.add(roomOf(target));
  }
  return graph;
}

/**
 * Returns the nodes that lie on a cycle of imports or lead to one. It removes every node that imports no remaining
 * node, until nothing changes.
 */
function onCircles(graph: Graph): string[] {
  let left = [...graph.keys()];
  for (;;) {
    const next = left.filter((room) => [...(graph.get(room) ?? [])].some((target) => left.includes(target)));
    if (next.length === left.length) return next;
    left = next;
  }
}

describe.each([
  ['files', (file: string) => file],
  ['folders', folderOf],
  ['owners', ownerOf],
])('the graph of %s', (_, roomOf) => {
  test('has no circle', () => expect(onCircles(graphBy(roomOf))).toEqual([]));
});

test('a circle is found', () => {
  const arrows: [string, string[]][] = [
    ['people', ['accounts', 'kernel']],
    ['accounts', ['people']],
    ['kernel', []],
  ];
  const graph = new Map(arrows.map(([room, targets]) => [room, new Set(targets)]));
  expect(onCircles(graph)).toEqual(['people', 'accounts']);
});

test('no folder holds more than 20 files', () => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 20)).toEqual([]);
});
