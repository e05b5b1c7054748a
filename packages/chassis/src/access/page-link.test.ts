import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { pageLinkOpener, pageLinkSigner } from './page-link.ts';

const keyPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicJwk: publicKey.export({ format: 'jwk' }) };
};
const [ours, older, foreign] = [keyPair(), keyPair(), keyPair()];
const open = pageLinkOpener(JSON.stringify({ keys: [ours.publicJwk, older.publicJwk] }));
const ORDER = '0197a000-0000-7000-8000-00000000000a';

test('a token opens its own subject, also after the key was rotated', () => {
  for (const { privateKey } of [ours, older]) {
    const token = pageLinkSigner(privateKey)('order', ORDER);
    expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(token.length).toBeLessThan(200);
    expect(open('order', token)).toBe(ORDER);
  }
});

test('a token of another key, purpose or subject opens nothing', () => {
  const token = pageLinkSigner(ours.privateKey)('order', ORDER);
  const [, signature = ''] = token.split('.');
  expect(open('order', pageLinkSigner(foreign.privateKey)('order', ORDER))).toBeUndefined();
  expect(open('recall', token)).toBeUndefined();
  expect(open('order', `${ORDER.replace('a', 'b')}.${signature}`)).toBeUndefined();
});

test.each(['', '.', ORDER, `${ORDER}.`, `${ORDER}.x.y`, `${ORDER}.${'A'.repeat(86)}`, 'a.b'])(
  'the text %j opens nothing',
  (token) => {
    expect(open('order', token)).toBeUndefined();
  },
);
