import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../../run/system/parts.ts';
import { SEEDED_BUGS } from './bugs.ts';
import { altered } from './bundles.ts';
import { FAIL_POINTS, instrument } from './fail-points.ts';

const sources = ['packages', 'services', 'gateway'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)src\/.*\.ts$/.test(path) && !path.includes('node_modules') && !path.endsWith('.test.ts'))
    .map((path) => join(ROOT, folder, path)),
);
const read = (path: string) => readFileSync(path, 'utf8');

test('every fail-point is marked in the source, and the source has no other marker', () => {
  const marked = new Set(sources.flatMap((path) => instrument(read(path)).points));
  expect([...marked].sort()).toEqual(Object.keys(FAIL_POINTS).sort());
});

test('a marker becomes an awaited call with its details, and the rest of the source is unchanged', () => {
  const source = 'await settle();\n  // fail-point C9 (queue): committed, not acknowledged\nanswer();\n';
  expect(instrument(source)).toEqual({
    source: "await settle();\n  await globalThis.failPoint('C9', queue);\nanswer();\n",
    points: ['C9'],
  });
  const calls = sources.filter((path) => read(path).includes('failPoint'));
  expect(calls).toEqual([]);
});

test.each(SEEDED_BUGS)('the seeded bug $name still fits the source', (bug) => {
  for (const file of new Set(bug.edits.map((edit) => edit.file))) {
    const source = read(join(ROOT, file));
    const broken = altered(relative(ROOT, join(ROOT, file)), source, bug);
    expect(broken).not.toBe(instrument(source).source);
  }
});

test('a seeded bug that no longer fits the source fails the build', () => {
  const bug = { name: 'old', breaks: ['I1'], under: [], edits: [{ file: 'a.ts', from: 'gone', to: '' }] };
  expect(() => altered('a.ts', 'new', bug)).toThrow("'old' no longer fits a.ts");
});
