// Checks that the tests which INVARIANTS.md cites exist. Without this check, an invariant could lose its test when the
// test is renamed or deleted.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const invariants = read('../INVARIANTS.md')
  .split('\n')
  .filter((line) => /^\d+\. /.test(line))
  .map((line): [number, string] => [Number.parseInt(line, 10), line]);
const codeIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/**
 * Returns the names of a file's tests. The citation `x.test.ts` means a file beside this one; `x` means
 * `test/x.int.test.ts`.
 */
function testsOf(file: string): string[] {
  const source = read(file.endsWith('.ts') ? `./${file}` : `../test/${file}.int.test.ts`);
  return [...source.matchAll(/(?:\btest|\))\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)].map(([, , name = '']) => name);
}

test('the invariants are numbered without a gap', () => {
  expect(invariants.length).toBeGreaterThan(40);
  expect(invariants.map(([number]) => number)).toEqual(invariants.map((_, index) => index + 1));
});

test.each(invariants)('invariant %i cites tests that exist, and a change that breaks it', (_, line) => {
  const [truth = '', howToBreak = ''] = line.split(' Break: ');
  const cited = codeIn(truth).filter((code) => code.includes('›'));
  const missing = cited.filter((code) => {
    const [file = '', name = ''] = code.split(' › ');
    const beginning = name.replace(/ ?…$/, '');
    return !testsOf(file).some((found) => (name.endsWith('…') ? found.startsWith(beginning) : found === name));
  });
  expect([cited.length > 0, missing]).toEqual([true, []]);
  const files = codeIn(howToBreak).filter((code) => /^[\w.-]+\.ts$/.test(code));
  expect(files.filter((file) => !existsSync(new URL(`./${file}`, import.meta.url)))).toEqual([]);
  expect(howToBreak).toMatch(/\w.*\.$/);
});
