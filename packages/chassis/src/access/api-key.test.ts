import { expect, test } from '@jest/globals';
import { apiKeyDigest, hasKeyInside, isMeantAsKey, newApiKey, parseApiKey } from './api-key.ts';

test('a key names its stack and its prefix, and has 256 random bits and a checksum', () => {
  const { key, prefix } = newApiKey('live');
  expect(key).toMatch(/^toric_live_[\da-z]{8}_[\dA-Za-z]{49}$/);
  expect(key.startsWith(`${prefix}_`)).toBe(true);
  expect(parseApiKey(key)).toEqual({ stack: 'live', prefix });
  expect(newApiKey('live').key).not.toBe(key);
});

test('a thousand keys have the same form and a thousand different prefixes', () => {
  const made = Array.from({ length: 1_000 }, () => newApiKey('test'));
  expect(made.filter(({ key }) => parseApiKey(key)?.stack !== 'test')).toEqual([]);
  expect(new Set(made.map(({ prefix }) => prefix)).size).toBe(1_000);
});

test('every slip of one character is found by the checksum', () => {
  const { key } = newApiKey('test');
  for (let at = 0; at < key.length; at++) {
    const other = key[at] === 'a' ? 'b' : 'a';
    expect(parseApiKey(`${key.slice(0, at)}${other}${key.slice(at + 1)}`)).toBeUndefined();
  }
  expect([key.slice(0, -1), `${key}0`, ` ${key}`, key.toUpperCase()].map(parseApiKey)).toEqual(
    Array(4).fill(undefined),
  );
});

test('a damaged key is still known as a key, and no access token is', () => {
  expect(['toric_test_', 'Toric_live_x', newApiKey('test').key].map(isMeantAsKey)).toEqual([true, true, true]);
  expect(isMeantAsKey('eyJhbGciOiJFZERTQSJ9.e30.c2ln')).toBe(false);
});

test('a key is found anywhere in an address, also percent-encoded', () => {
  const { key } = newApiKey('live');
  const encoded = key.replaceAll('_', '%5F');
  const everything = key.replaceAll(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  for (const text of [`/v1/orders?key=${key}`, `/v1/${key}`, `/?q=${encoded}`, `/?q=${everything}`])
    expect([text, hasKeyInside(text)]).toEqual([text, true]);
  expect(hasKeyInside('/v1/products?q=toric_lens')).toBe(false);
});

test('the digest does not contain the key', () => {
  const { key } = newApiKey('live');
  expect(apiKeyDigest(key)).toMatch(/^[\w-]{43}$/);
  expect(key).not.toContain(apiKeyDigest(key).slice(0, 8));
});
