// Tests that the signature of a carrier's webhook is checked, and that the codes of the carrier get their meaning.
import { expect, test } from '@jest/globals';
import { eventOpener, signatureOf } from './easy-post-event.ts';
import { meaningOf } from './tracking-codes.ts';

const SECRET = 'sécret';
const event = {
  id: 'evt_1',
  description: 'tracker.updated',
  result: {
    tracking_code: 'EZ1',
    tracking_details: [
      { status: 'in_transit', status_detail: 'arrived_at_facility', datetime: '2026-11-21T09:30:00Z' },
      { status: 'new_code', datetime: '2026-11-21T10:30:00Z' },
      { status: 'in_transit', datetime: 'yesterday' },
      { status: 'in_transit', datetime: '+200000-01-01T00:00:00Z' },
    ],
  },
};
const body = Buffer.from(JSON.stringify(event));
const signed = (secret: string, bytes = body) => ({
  body: bytes,
  headers: { 'x-hmac-signature': signatureOf(secret.normalize('NFKD'), bytes) },
});

test('a signed event is opened, and an unknown code is kept', () => {
  expect(eventOpener(SECRET)(signed(SECRET))).toEqual({
    id: 'evt_1',
    trackingNumber: 'EZ1',
    news: [
      { kind: 'moving', code: 'in_transit/arrived_at_facility', at: new Date('2026-11-21T09:30:00Z') },
      { kind: 'unknown', code: 'new_code', at: new Date('2026-11-21T10:30:00Z') },
    ],
  });
});

test('while the secret is rotated, both open', () => {
  for (const secret of ['new', 'old']) expect(eventOpener('new old')(signed(secret)).id).toBe('evt_1');
});

test('a wrong signature, a changed body and a request without a signature are refused', () => {
  const open = eventOpener(SECRET);
  expect(() => open(signed('other'))).toThrow('The signature does not fit');
  expect(() => open({ ...signed(SECRET), body: Buffer.from('{}') })).toThrow('The signature does not fit');
  expect(() => open({ body, headers: {} })).toThrow('The signature does not fit');
  expect(() => open(undefined)).toThrow('The signature does not fit');
});

test('a signed body that is no event is refused, and so is a text that cannot be stored', () => {
  expect(() => eventOpener(SECRET)(signed(SECRET, Buffer.from('no json')))).toThrow('no event');
  const unstorable = Buffer.from(JSON.stringify({ ...event, id: 'evt\0' }));
  expect(() => eventOpener(SECRET)(signed(SECRET, unstorable))).toThrow('no event');
});

test.each([
  ['in_transit', 'lost', 'lost'],
  ['in_transit', 'damaged', 'damaged'],
  ['in_transit', 'weather_delay', 'carrier-delay'],
  ['delivered', 'damaged', 'delivered'],
  ['pre_transit', null, 'announced'],
  ['available_for_pickup', undefined, 'to-collect'],
  ['return_to_sender', undefined, 'returning'],
  ['brand_new', undefined, 'unknown'],
])('%s with the detail %s means %s', (status, detail, kind) => {
  expect(meaningOf(status, detail)).toBe(kind);
});
