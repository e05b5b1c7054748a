import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SealedBuyer } from '@toric/contracts/payment/buyer';
import { SealedToken } from '@toric/contracts/payment/payment-token';
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

test('a payment token can be sealed, also the longest one that the API takes', () => {
  for (const token of ['tok_visa', 'x'.repeat(200)]) {
    const sealed = handover(key).seal('order', token);
    expect(SealedToken.parse(sealed)).toBe(sealed);
    expect(Buffer.from(sealed.slice(7), 'base64url').toString('latin1')).not.toContain(token);
  }
});

test('while the key is rotated the old and the new key open, and another key does not', () => {
  const sealed = handover(key).seal('a', 'text');
  const rotated = `${newKey()} ${key}`;
  expect(handover(rotated).open('a', sealed)).toBe('text');
  expect(() => handover(newKey()).open('a', sealed)).toThrow('no key of BUYER_KEYS opens');
  expect(() => handover(key).open('a', handover(rotated).seal('a', 'text'))).toThrow('no key of BUYER_KEYS opens');
});

test('a changed text does not open', () => {
  const sealed = handover(key).seal('a', 'text');
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(() => handover(key).open('a', changed)).toThrow('no key of BUYER_KEYS opens');
});

test.each(['', 'short', 'c2hvcnQ=', newKey().slice(4)])(
  '%j is no key, and is refused with the command that makes one',
  (keys) => {
    expect(() => handover(keys)).toThrow('BUYER_KEYS must be keys of 32 bytes in base64: openssl rand -base64 32');
  },
);
