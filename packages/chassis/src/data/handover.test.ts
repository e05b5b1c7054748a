import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SealedBuyer } from '@toric/contracts/payment/buyer';
import { createHandover } from './handover.ts';

const newKey = () => randomBytes(32).toString('base64');
const key = newKey();
const handover = (keys: string) => createHandover('BUYER_KEYS', keys);

test('a sealed text does not contain the text, and opens in its own context only', () => {
  const sealed = handover(key).seal('buyer of order 1', 'Grace Hopper, Köln');
  expect(SealedBuyer.parse(sealed)).toBe(sealed);
  expect(Buffer.from(sealed.slice(7), 'base64url').toString()).not.toContain('Hopper');
  expect(handover(key).open('buyer of order 1', sealed)).toBe('Grace Hopper, Köln');
  expect(() => handover(key).open('buyer of order 2', sealed)).toThrow('no key of BUYER_KEYS opens');
});

test('while the key is rotated the old and the new key open, and another key does not', () => {
  const sealed = handover(key).seal('a', 'text');
  expect(handover(`${newKey()} ${key}`).open('a', sealed)).toBe('text');
  expect(() => handover(newKey()).open('a', sealed)).toThrow('no key of BUYER_KEYS opens');
});

test('a changed text does not open', () => {
  const sealed = handover(key).seal('a', 'text');
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(() => handover(key).open('a', changed)).toThrow('no key of BUYER_KEYS opens');
});

test('a key that is not 32 bytes is refused with the command that makes one', () => {
  expect(() => handover('c2hvcnQ=')).toThrow('openssl rand -base64 32');
});
