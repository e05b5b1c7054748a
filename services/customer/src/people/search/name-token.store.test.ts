// Tests that the search tokens of a name are the same, whatever names were looked up before.
import { expect, test } from '@jest/globals';
import { createVault } from '@toric/chassis/data/vault';
import { partTokens } from './name-token.store.ts';

const vaultOf = (byte: number) =>
  createVault({ service: 'customer', masterKey: Buffer.alloc(32, byte).toString('base64') });

test('a token is the same the second time, and another vault has other tokens', () => {
  const parts = ['^an', 'ana', '=ana', '小明'];
  const [vault, other] = [vaultOf(1), vaultOf(2)];
  const first = partTokens(vault, parts);
  expect(first).toHaveLength(4);
  expect(partTokens(vault, parts)).toEqual(first);
  expect(partTokens(vaultOf(1), parts)).toEqual(first);
  expect(partTokens(other, parts)).not.toEqual(first);
});

test('a token has 16 bits, and equal parts have one token', () => {
  const tokens = partTokens(vaultOf(1), ['a', 'b', 'a']);
  expect(tokens).toHaveLength(2);
  expect(tokens.every((token) => Number.isInteger(token) && token >= 0 && token < 65_536)).toBe(true);
});
