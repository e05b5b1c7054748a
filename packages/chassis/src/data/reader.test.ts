import { expect, test } from '@jest/globals';
import { readOnlyUrl } from './reader.ts';

test.each([
  'postgres://app@host/shop',
  'postgres://app@host/shop?sslmode=require',
  'postgres://host/shop?options=-c%20a%3Db',
])('the last `options` of %s, which is the one that counts, make a connection read-only', (url) => {
  const readOnly = readOnlyUrl(url);
  expect(new URL(readOnly).searchParams.getAll('options').at(-1)).toBe('-c default_transaction_read_only=on');
  expect(readOnly.startsWith(url)).toBe(true);
});
