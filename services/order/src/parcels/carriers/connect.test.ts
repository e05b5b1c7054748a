// Tests that a shop without a carrier works, and that a shop with incomplete settings of a carrier does not start.
import { expect, test } from '@jest/globals';
import { connectCarrier } from './connect.ts';

const whole = {
  ...{ CARRIER_URL: 'https://carrier.example', CARRIER_KEY: 'key-of-the-shop', CARRIER_WEBHOOK_SECRET: 'a-secret' },
  CARRIER_SENDER: { recipient: 'Toric', line1: '1 Lens Way', city: 'Newark', country: 'US' },
  CARRIER_TIMEOUT_MS: 1_000,
};

test('without an address no carrier is connected', () => {
  expect(connectCarrier({ CARRIER_TIMEOUT_MS: 1_000 })).toBeUndefined();
});

test('with all settings the carrier is connected under the name of its webhooks', () => {
  expect(connectCarrier(whole)?.name).toBe('easypost');
});

test.each(['CARRIER_KEY', 'CARRIER_WEBHOOK_SECRET', 'CARRIER_SENDER'] as const)('%s must not be missing', (name) => {
  expect(() => connectCarrier({ ...whole, [name]: undefined })).toThrow('must be set too');
});
