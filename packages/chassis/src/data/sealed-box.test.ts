import { expect, test } from '@jest/globals';
import { newBoxKeys, openBox, sealFor } from './sealed-box.ts';

test('a text opens with the private key and its context, and is never sealed the same way twice', () => {
  const { publicKey, privateKey } = newBoxKeys();
  const sealed = sealFor(publicKey, 'part 1', '处方 -2.25');
  expect(openBox(privateKey, 'part 1', sealed)).toBe('处方 -2.25');
  expect(sealFor(publicKey, 'part 1', '处方 -2.25')).not.toBe(sealed);
});

test('a text does not open with another key, for another context, or after it was changed', () => {
  const { publicKey, privateKey } = newBoxKeys();
  const sealed = sealFor(publicKey, 'part 1', 'text');
  expect(() => openBox(newBoxKeys().privateKey, 'part 1', sealed)).toThrow();
  expect(() => openBox(privateKey, 'part 2', sealed)).toThrow();
  const changed = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.slice(-1)}`;
  expect(() => openBox(privateKey, 'part 1', changed)).toThrow();
  expect(() => openBox(privateKey, 'part 1', 'nothing')).toThrow();
});
