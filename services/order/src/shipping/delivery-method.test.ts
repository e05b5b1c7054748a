import { expect, test } from '@jest/globals';
import { CreateDeliveryMethod, DeliveryMethodBody } from '@toric/contracts/order/shipping/delivery-method.http';
import { carriageOf, lacksPlace, zoneOf } from './delivery-method.ts';
import { gramsOf } from './weight.ts';

const method = DeliveryMethodBody.parse({
  ...CreateDeliveryMethod.example,
  zones: [
    { zone: 'mainland', country: 'US', minDays: 2, maxDays: 4 },
    { zone: 'far', country: 'US', region: 'Alaska', minDays: 4, maxDays: 8 },
    { zone: 'far', country: 'US', postalPrefix: '967', minDays: 5, maxDays: 9 },
    { zone: 'asia', country: 'JP', minDays: 3, maxDays: 6 },
  ],
  rates: [
    { zone: 'mainland', upToGrams: 5_000, charge: { amount: 995, currency: 'USD' } },
    { zone: 'mainland', upToGrams: 1_000, charge: { amount: 595, currency: 'USD' } },
    { zone: 'far', upToGrams: 1_000, charge: { amount: 1_895, currency: 'USD' } },
    { zone: 'asia', upToGrams: 1_000, charge: { amount: 800, currency: 'JPY' } },
  ],
  freeFrom: [{ zone: 'mainland', from: { amount: 9_900, currency: 'USD' } }],
});
const usd = (amount: number) => ({ amount, currency: 'USD' });
const cost = (place: object, grams = 200, goods = usd(5_000)) =>
  carriageOf(method, { place: { country: 'US', ...place }, grams, goods });

test('the most exact place decides: postal codes before regions, and regions before the country', () => {
  expect(cost({ region: 'NJ', postalCode: '07101' })?.charge).toEqual(usd(595));
  expect(cost({ region: 'AK', postalCode: '99501' })?.charge).toEqual(usd(1_895));
  expect(cost({ region: 'HI', postalCode: '967-01' })?.rule.maxDays).toBe(9);
  expect(zoneOf(method, { country: 'DE' })).toBeUndefined();
});

test('the lightest band that carries the parcel is charged, and a heavier parcel is not taken', () => {
  expect([1_000, 1_001, 5_000].map((grams) => cost({}, grams)?.charge.amount)).toEqual([595, 995, 995]);
  expect(cost({}, 5_001)).toBeUndefined();
});

test('goods from the threshold on are delivered free of charge, before a coupon', () => {
  expect(cost({}, 200, usd(9_899))?.charge).toEqual(usd(595));
  expect(cost({}, 200, usd(9_900))).toMatchObject({ charge: usd(0), freeFrom: usd(9_900) });
  expect(cost({ region: 'AK' }, 200, usd(99_000))?.charge).toEqual(usd(1_895));
});

test('another currency than the charges have is not offered', () => {
  expect(cost({}, 200, { amount: 5_000, currency: 'EUR' })).toBeUndefined();
  expect(
    carriageOf(method, { place: { country: 'JP' }, grams: 1, goods: { amount: 1, currency: 'JPY' } })?.charge,
  ).toEqual({ amount: 800, currency: 'JPY' });
});

test('a place without region or postal code is told apart where they decide', () => {
  expect(lacksPlace(method, { country: 'US', region: 'NJ' })).toBe(true);
  expect(lacksPlace(method, { country: 'US', region: 'NJ', postalCode: '07101' })).toBe(false);
  expect(lacksPlace(method, { country: 'JP' })).toBe(false);
});

test('a method whose charges name no place, or a place twice, is refused', () => {
  const { zones, rates } = method;
  const fails = (change: object) => DeliveryMethodBody.safeParse({ ...method, ...change }).error?.issues[0]?.path;
  expect(fails({ rates: rates.map((rate) => ({ ...rate, zone: 'moon' })) })).toEqual(['rates']);
  expect(fails({ zones: [...zones, zones[0]] })).toEqual(['zones']);
  expect(fails({ rates: [...rates, rates[0]] })).toEqual(['rates']);
  expect(fails({ zones: zones.map((zone) => ({ ...zone, minDays: 50 })) })).toEqual(['zones']);
  expect(fails({ rates: rates.filter(({ zone }) => zone !== 'asia') })).toEqual(['rates']);
});

test('the catalogue states a weight, and otherwise the class and the size of the box decide', () => {
  expect(gramsOf({ goods: 'lens', size: 90 })).toBe(195);
  expect(gramsOf({ goods: undefined, size: 6, weightGrams: 31 })).toBe(31);
  expect(gramsOf({ goods: 'service', size: 1 })).toBe(0);
  expect(gramsOf({ goods: 'solution', size: 1 })).toBe(450);
});
