import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { forwardedAddress, onlySignedAddress } from './forwarded-address.ts';

const key = randomBytes(32).toString('base64');
const signed = forwardedAddress(key)('203.0.113.9');
const otherKey = forwardedAddress(randomBytes(32).toString('base64'))('203.0.113.9');
const PEER = /127\.0\.0\.1$/;

async function addressSeen(headers: Record<string, string>): Promise<string> {
  const app = express().set('trust proxy', 1).use(onlySignedAddress(key));
  app.get('/', (seen, response) => void response.send(seen.ip));
  return (await request(app).get('/').set(headers)).text;
}

test('an address that the gateway signed is the address of the caller', async () => {
  expect(await addressSeen(signed)).toBe('203.0.113.9');
});

test.each([
  ['without a signature', { 'x-forwarded-for': '203.0.113.9' }],
  ['with the signature of another address', { ...signed, 'x-forwarded-for': '203.0.113.10' }],
  ['with a second address before the signed one', { ...signed, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }],
  ['with the signature of another key', otherKey],
  ['with a short signature', { ...signed, 'x-forwarded-for-signature': 'x' }],
])('an address %s is ignored, also from a private peer', async (_, headers) => {
  expect(await addressSeen(headers)).toMatch(PEER);
});

test('a key that is too short is refused at the start', () => {
  expect(() => forwardedAddress('short')).toThrow('GATEWAY_KEY must be 32 bytes');
});
