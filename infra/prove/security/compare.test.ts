import { expect, test } from '@jest/globals';
import { CHAPTERS } from './asvs.ts';
import { BANS, bannedIn } from './banned.ts';
import { unlistedSecrets, wrongCount, wrongLines, wrongNumbers } from './compare.ts';
import { built, of, open, proved } from './line.ts';
import { LEVELS, REQUIREMENTS } from './requirements.ts';

const files: Record<string, string> = {
  'a.test.ts': `test('a door is closed', () => {}); test.each([['the rows (2)']])('%s', () => {});`,
  'docs/a.md': '# A\n\n## Keys, and locks\n',
};
const read = (path: string) => files[path];
const inA = of('a.test.ts');
const faults = (...lines: Parameters<typeof wrongLines>[0][number]['lines']) =>
  wrongLines([{ name: 'A', lines }], { read });

test('the standard has 345 requirements, 253 of them of the levels 1 and 2', () => {
  expect(Object.values(LEVELS).join('')).toHaveLength(345);
  expect(REQUIREMENTS.size).toBe(253);
});

test('a test and a heading that exist are no fault, and rows of a table of tests count', () => {
  expect(
    faults(
      proved('1.1.1', 'A door', inA('a door is closed'), inA('the rows (2)')),
      built('1.1.2', 'Keys', ['docs/a.md#keys-and-locks', 'docs/a.md'], 'They are kept.'),
    ),
  ).toEqual([]);
});

test('a test, a file and a heading that do not exist are named, and so is a blank', () => {
  expect(
    faults(
      proved('1.1.1', 'A door', inA('a door'), of('b.test.ts')('x')),
      proved('1.1.2', 'Another door'),
      built('1.2.1', 'Keys', 'docs/a.md#windows', 'They are kept.'),
      open('1.2.2', 'Locks', 'There are none.', ' '),
    ),
  ).toEqual([
    "1.1.1 names the test 'a door', which a.test.ts does not have",
    '1.1.1 names the test file b.test.ts, which does not exist',
    '1.1.2 names no test',
    '1.2.1 names docs/a.md#windows, which has no such heading',
    '1.2.2 has a blank text',
  ]);
});

test('a number that is missing, that stands twice or in another chapter is named', () => {
  const [first, second = { name: '', lines: [] }, ...others] = CHAPTERS;
  const [line] = second.lines;
  if (!first || !line) throw new Error('the chapters are empty');
  expect(wrongNumbers([first, { ...second, lines: second.lines.slice(1) }, ...others])).toEqual([
    `${line.id} has no line: write one`,
  ]);
  expect(wrongNumbers([{ ...first, lines: [...first.lines, line] }, second, ...others])).toEqual([
    `${line.id} has two lines: keep one`,
    `${line.id} stands in another chapter: move it`,
  ]);
});

test('the number of open lines only falls', () => {
  expect(wrongCount(3, 3)).toEqual([]);
  expect(wrongCount(4, 3)).toHaveLength(1);
  expect(wrongCount(2, 3)).toEqual([expect.stringContaining('write 2')]);
});

test('a secret that the inventory does not name is found, and one of a development tool is none', () => {
  const settings =
    '| `A_KEY` | secret | |\n| `B_KEY` | secret | |\n| `PORT` | number |\n\n## Sandbox provider\n| `C_KEY` | secret |';
  expect(unlistedSecrets(settings, '| `A_KEY` |')).toEqual([expect.stringContaining('B_KEY')]);
});

test('what is banned is found in shipped code, and not in tests', () => {
  const sources = [
    { at: 'services/order/src/a.ts', text: "import { exec } from 'node:child_process'; createHash('md5');" },
    { at: 'services/order/src/a.test.ts', text: 'eval(text)' },
    { at: 'infra/run/a.ts', text: 'eval(text)' },
  ];
  const found = bannedIn(sources).filter((one) => !one.startsWith('banned.ts'));
  expect(found).toEqual([expect.stringContaining('a command'), expect.stringContaining('MD5')]);
  expect(BANS.every(({ pattern }) => !pattern.global)).toBe(true);
});
