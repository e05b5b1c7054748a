import { SourceMap } from 'node:module';
import { expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { placesIn } from './source-places.ts';
import { sourceFrames } from './stack-traces.ts';

const SOURCE = `
// A comment that the bundle does not have.
export function first(values: readonly number[]): number {
  const [head = 0] = values;
  return head;
}

export const second = (text: string): string => {
  if (text === '') throw new Error('empty');
  return text.trim();
};
`;

const bundled = transformSync(SOURCE, {
  ...{ loader: 'ts', sourcemap: true, sourcefile: 'a/source.ts', minifyWhitespace: true },
});
const map = JSON.parse(bundled.map);

test('each place of a bundle has the source that the class of Node finds', () => {
  const find = placesIn(map);
  const reference = new SourceMap(map);
  const lines = bundled.code.split('\n');
  for (const [index, text] of lines.entries()) {
    for (let column = 0; column < text.length; column++) {
      const entry = reference.findEntry(index, column);
      const expected =
        'originalSource' in entry
          ? { source: 'a/source.ts', line: entry.originalLine + 1, column: entry.originalColumn + 1 }
          : undefined;
      expect(find(index + 1, column + 1)).toEqual(expected);
    }
  }
});

test('a line that the bundle does not have has no source', () => {
  expect(placesIn(map)(1_000, 1)).toBeUndefined();
});

test('a frame of a stack trace names the source, and keeps the name of the function', () => {
  const column = bundled.code.indexOf('throw') + 1;
  const toSource = sourceFrames((file) => (file === '/app/dist/main.js' ? placesIn(map) : undefined));
  expect(toSource(`second (file:///app/dist/main.js:1:${column})`)).toMatch(/^second \(a\/source\.ts:9:\d+\)$/);
});

test('a frame of a library or without a map stays as it is', () => {
  let asked = 0;
  const toSource = sourceFrames(() => {
    asked += 1;
    return undefined;
  });
  const library = 'get (file:///app/node_modules/pg/lib/client.js:12:3)';
  const ours = 'main (/app/dist/main.js:1:2)';
  expect([toSource(library), toSource(ours), toSource(ours), toSource('new Promise (<anonymous>)')]).toEqual([
    library,
    ours,
    ours,
    'new Promise (<anonymous>)',
  ]);
  expect(asked).toBe(1);
});
