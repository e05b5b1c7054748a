import { expect, test } from '@jest/globals';
import { disguisesOf } from './canary.ts';

const WORD = 'canary1f4e';

test('a word is found in clear, as hexadecimal digits, and at each place of a text in base64', () => {
  const disguises = disguisesOf(WORD);
  for (const before of ['', 'x', 'xy', 'xyz', '{"name":"'])
    for (const after of ['', '!', '"}'])
      for (const encoding of ['utf8', 'hex', 'base64', 'base64url'] as const) {
        const stored = Buffer.from(before + WORD + after).toString(encoding);
        expect([stored, disguises.some((one) => stored.includes(one))]).toEqual([stored, true]);
      }
});

test('another word is not found', () => {
  const stored = Buffer.from('canary2f4e and others').toString('base64');
  expect(disguisesOf(WORD).filter((one) => stored.includes(one))).toEqual([]);
});
