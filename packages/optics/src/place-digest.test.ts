import { expect, test } from '@jest/globals';
import { createPlaceDigests } from './place-digest.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const places = createPlaceDigests(key(1));
const orderId = '0197a000-0000-7000-8000-00000000000a';
const newark = { country: 'US', region: 'New Jersey', postalCode: '07101' };

test('a stated place fits the address, however region and postal code are written', () => {
  const sent = places.of(orderId, 'US', { region: 'NJ', postalCode: '07101' }) ?? '';
  expect(places.fits(sent, orderId, newark)).toBe(true);
  expect(places.fits(sent, orderId, { ...newark, postalCode: '10001' })).toBe(false);
  expect(places.fits(sent, orderId, { ...newark, region: 'NY' })).toBe(false);
  expect(places.fits(sent, orderId, { country: 'US' })).toBe(false);
});

test('only what was stated is compared, and nothing stated has no digest', () => {
  const region = places.of(orderId, 'US', { region: 'nj' }) ?? '';
  expect(places.fits(region, orderId, { ...newark, postalCode: '99999' })).toBe(true);
  expect([places.of(orderId, 'US', {}), places.of(orderId, 'US', undefined)]).toEqual([undefined, undefined]);
});

test('the digest holds no part of the place, and differs by order and by key', () => {
  const sent = places.of(orderId, 'US', { postalCode: '07101' });
  expect(sent).not.toContain('07101');
  expect(places.of(orderId.replace('a', 'b'), 'US', { postalCode: '07101' })).not.toBe(sent);
  expect(createPlaceDigests(key(2)).of(orderId, 'US', { postalCode: '07101' })).not.toBe(sent);
});
