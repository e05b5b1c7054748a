import { describe, expect, test } from '@jest/globals';
import { breachesIn, useCaseProblems } from './use-cases.ts';

const at = 'services/order/src/orders/features/seed.ts';
const useCase = (body: string) => ({
  at,
  text: `export const seed = command(Seed, {\n  async run() {\n${body}\n  },\n});\n`,
});
const rulesBrokenBy = (body: string) => breachesIn(useCase(body)).map(({ rule, line }) => `${rule.name} ${line}`);

test.each([
  ['no-try', 'try { await save(tx); } catch { return answer({}); }'],
  ['no-console', "console.log('saved');"],
  ['no-console', 'const { log } = console;'],
  ['no-clock', 'const at = new Date();'],
  ['no-clock', 'const at = new Date;'],
  ['no-clock', 'const at = Date.now();'],
  ['no-clock', 'const at = performance.now();'],
  ['no-random', 'const id = Math.random();'],
  ['refusals-only', "throw new Error('no such order');"],
  ['refusals-only', "if (!order) throw new TypeError('no such order');"],
])('%s is broken by: %s', (rule, body) => {
  expect(rulesBrokenBy(body)).toEqual([`${rule} 3`]);
});

test.each([
  'const receivedAt = new Date(body.receivedAt);',
  'const until = new Date(now.getTime() + 1_000);',
  'throw ORDER_NOT_FOUND();',
  'if (!order) throw ORDER_NOT_FOUND().at({ pointer, detail });',
  "return answer({ console: 'staff', at: page.console });",
  "// no try, no console.log, no new Date()\nreturn answer({ text: 'try { new Error() }' });",
])('no rule is broken by: %s', (body) => {
  expect(rulesBrokenBy(body)).toEqual([]);
});

describe('useCaseProblems', () => {
  const seed = useCase('const at = Date.now();');

  test('names the place and the cure of a breach', () => {
    expect(useCaseProblems([seed], {})).toEqual([
      expect.stringContaining(`${at} › no-clock has 1 breaches`),
      `${at}:3  no-clock: use \`now\`, which the use case gets as an argument`,
    ]);
  });

  test('accepts a recorded breach, and demands that its record is deleted when it is mended', () => {
    const recorded = { [`${at} › no-clock`]: 1 };
    expect(useCaseProblems([seed], recorded)).toEqual([]);
    expect(useCaseProblems([useCase('return answer({});')], recorded)).toEqual([
      expect.stringContaining('delete its entry'),
    ]);
  });

  test('does not judge tests and files outside of features/', () => {
    const elsewhere = ['services/order/src/orders/order.ts', at.replace('.ts', '.test.ts'), 'infra/x/features/y.ts'];
    expect(
      useCaseProblems(
        elsewhere.map((path) => ({ ...seed, at: path })),
        {},
      ),
    ).toEqual([]);
  });
});
