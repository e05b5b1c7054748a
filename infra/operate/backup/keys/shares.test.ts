import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recoverSecret, splitSecret } from './shares.ts';

test('any three of five shares give the secret back, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }).filter((text) => text.isWellFormed()),
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3, maxLength: 5 }),
      async (secret, chosen) => {
        const shares = await splitSecret(secret);
        expect(await recoverSecret(chosen.map((at) => shares[at] ?? ''))).toBe(secret);
      },
    ),
    { numRuns: 100 },
  );
});

test('two shares are too few, also if one of them is given twice', async () => {
  const [one = '', other = ''] = await splitSecret('a secret');
  await expect(recoverSecret([one, other])).rejects.toThrow('2 different shares are too few: 3 are needed.');
  await expect(recoverSecret([one, other, ` ${other}\n`])).rejects.toThrow(/too few/);
});

test('a slip of the pen, a share of another set and another text are named', async () => {
  const [one = '', two = '', three = ''] = await splitSecret('a secret');
  const [stranger = ''] = await splitSecret('another secret');
  const slip = three.replace(/:([A-Za-z0-9_-])([A-Za-z0-9_-]*):(\w{8})$/, (_all, first, rest, sum) =>
    [first === 'A' ? ':B' : ':A', rest, ':', sum].join(''),
  );
  await expect(recoverSecret([one, two, slip])).rejects.toThrow(/was copied wrongly/);
  await expect(recoverSecret([one, two, stranger])).rejects.toThrow(/different sets/);
  await expect(recoverSecret([one, two, 'hello'])).rejects.toThrow(/is no share/);
  await expect(recoverSecret([])).rejects.toThrow(/at least one share/);
});

test('an impossible number of shares is refused', async () => {
  await expect(splitSecret('a secret', { needed: 4, of: 3 })).rejects.toThrow(/not possible/);
  await expect(splitSecret('a secret', { needed: 1, of: 3 })).rejects.toThrow(/not possible/);
});
