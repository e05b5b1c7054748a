// Tests that the check reports a block of a document that neither a test nor a reason covers.
import { expect, test } from '@jest/globals';
import { blocksIn, unknownScripts, unlisted } from './blocks.ts';

const text = [
  'Start it:',
  '```sh',
  'npm start',
  '```',
  '1. Write this:',
  '   ```ts',
  '   const a = {',
  '     b: 1,',
  '   };',
  '   ```',
  '```json',
  '{}',
  '```',
  '```',
  'docker compose ps',
  '```',
].join('\n');
const page = { at: 'docs/a.md', text };
const blocks = blocksIn(page);
const exists = (path: string) => path === 'a.test.ts';

test('the blocks that can be run are those of a shell, of TypeScript and without a language', () => {
  expect(blocks).toEqual([
    { at: 'docs/a.md', line: 2, text: 'npm start\n' },
    { at: 'docs/a.md', line: 6, text: 'const a = {\n  b: 1,\n};\n' },
    { at: 'docs/a.md', line: 14, text: 'docker compose ps\n' },
  ]);
});

test('every block is listed once, by its document or by a folder', () => {
  const list = [
    { at: 'docs/a.md', begins: 'npm start', runBy: 'a.test.ts' },
    { at: 'docs/a.md', begins: 'const a', runBy: 'a.test.ts' },
    { at: 'docs/', begins: 'docker', because: 'no Docker' },
  ];
  expect(unlisted(blocks, list, exists)).toEqual([]);
  expect(unlisted(blocks, list.slice(1), exists)).toEqual([
    'docs/a.md:2 (npm start): no test runs this block, and block-list.ts names no reason',
  ]);
  expect(unlisted(blocks, [...list, { at: 'docs/a.md', begins: 'npm', because: '' }], exists)).toEqual([
    'docs/a.md:2 (npm start): 2 entries of block-list.ts are about this block',
  ]);
});

test('an entry without its block, and one whose test does not exist, are found', () => {
  const all = { at: 'docs/a.md', runBy: 'gone.test.ts' };
  expect(unlisted(blocks, [all, { at: 'b.md', because: '' }], exists)).toEqual([
    'block-list.ts: docs/a.md: there is no gone.test.ts',
    'block-list.ts: b.md: no such block: delete the entry',
  ]);
});

test('a script that a document names and package.json does not have is found', () => {
  const named = { at: 'a.md', text: '`npm run -s generate`, `npm run fuss -- 7`, `npm run test:one`, npm packages' };
  expect(unknownScripts([named], ['test:one', 'generate'])).toEqual(["a.md: package.json has no script 'fuss'"]);
});
