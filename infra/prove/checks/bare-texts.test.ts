import { expect, test } from '@jest/globals';
import { bareTextsIn } from './bare-texts.ts';

const at = 'packages/contracts/src/order/seed.http.ts';

test.each(['z.string()', 'z\n  .string()\n  .max(9)', 'z.coerce.string()', 'z.array(z.string().min(1))', 'z.string'])(
  'a bare text is found: %s',
  (schema) => {
    expect(bareTextsIn({ at, text: `export const Seed = ${schema};\n` })).toEqual([`${at}:1`]);
  },
);

test.each(['requestText()', 'oneLine(20)', "'z.string()'", 'text.string()', 'z.stringbool()'])(
  'no bare text is found in: %s',
  (schema) => {
    expect(bareTextsIn({ at, text: `export const seed = ${schema}; // not z.string()\n` })).toEqual([]);
  },
);

test('text.ts, tests and other packages are not judged', () => {
  const elsewhere = [
    'packages/contracts/src/kernel/text.ts',
    'packages/contracts/src/kernel/seed.test.ts',
    'services/order/src/config.ts',
  ];
  expect(elsewhere.flatMap((path) => bareTextsIn({ at: path, text: 'z.string();' }))).toEqual([]);
});
