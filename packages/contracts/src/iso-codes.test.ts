// Tests the codes of countries and currencies that requests may name.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ChangeProductBody, PutPackBody } from './catalog-inventory/catalogue/catalogue.http.ts';
import { WarehouseBody } from './catalog-inventory/stock/stock.http.ts';
import { Address } from './contact/contact.ts';
import { Country, Market } from './lens.ts';
import { countryCodes } from './iso/country.ts';
import { amountInWords, isCurrency, minorDigits } from './iso/currency.ts';
import { PriceCurrency } from './kernel/money.ts';
import { ChangeCouponBody } from './marketing/marketing.http.ts';

const price = (change: object) => ({ market: 'US', currency: 'USD', amount: 6_400, taxRate: 0, ...change });
const SEGMENT = { baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] };

test.each(['KO', 'UK', 'XX', 'EU', 'ZZ', 'XK', 'AN', 'SU', 'us', 'USA', ''])(
  'a slip such as %j for a country is refused, because ISO 3166-1 assigns it to none',
  (code) => {
    expect(Country.safeParse(code).success).toBe(false);
    const address = { recipient: 'Ana', line1: '1 Lens Way', city: 'Seoul', postalCode: '04524', country: code };
    expect(Address.safeParse(address).success).toBe(false);
  },
);

test('a country that was stored before the codes were checked can still be shown', () => {
  expect(Market.safeParse('KO').success).toBe(true);
});

test('the 249 codes of ISO 3166-1 are accepted, and they are the codes of the time zone database', () => {
  expect(countryCodes()).toHaveLength(249);
  for (const code of countryCodes()) expect(Country.parse(code)).toBe(code);
  const file = '/usr/share/zoneinfo/iso3166.tab';
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'utf8').split('\n');
  const listed = lines.flatMap((line) => /^([A-Z]{2})\t/.exec(line)?.[1] ?? []);
  expect([...countryCodes()].sort()).toEqual(listed.sort());
});

test.each(['ZZZ', 'HRK', 'EUX', 'XAU', 'XTS', 'XXX', 'DEM', 'BGN', 'ANG', 'ZWL', 'usd'])(
  'a price in %s is refused: it is no currency of ISO 4217 today',
  (code) => {
    expect(PriceCurrency.safeParse(code).success).toBe(false);
    expect(isCurrency(code)).toBe(false);
  },
);

test.each([
  ['USD', 2, 'USD 64.00'],
  ['JPY', 0, 'JPY 6,400'],
  ['KWD', 3, 'KWD 6.400'],
  ['HUF', 2, 'HUF 64.00'],
  ['IDR', 2, 'IDR 64.00'],
])('%s has %s digits after the point: 6400 minor units read %s', (code, digits, words) => {
  expect(PriceCurrency.parse(code)).toBe(code);
  expect(minorDigits(code)).toBe(digits);
  expect(amountInWords(6_400, code)).toBe(words);
});

test.each([
  ['a price', PutPackBody, { gtin: '02000000130064', size: 6, prices: [price({ market: 'KO' })], reason: 'A test' }],
  ['a price', PutPackBody, { gtin: '02000000130064', size: 6, prices: [price({ currency: 'HRK' })], reason: 'A test' }],
  ['a segment of a product', ChangeProductBody, { matrix: { segments: [{ ...SEGMENT, markets: ['KO'] }] } }],
  ['a warehouse', WarehouseBody, { code: 'KR-1', name: 'Seoul', country: 'KO', markets: ['KR'] }],
  ['the markets of a coupon', ChangeCouponBody, { markets: ['UK'] }],
  ['the minimum of a coupon', ChangeCouponBody, { minimumSubtotal: { amount: 1, currency: 'EUX' } }],
])('%s with a code that is no country or no currency is refused', (_, schema, body) => {
  const refused = schema.safeParse(body);
  expect(refused.error?.issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^no (country|currency) of ISO/),
  ]);
});

test('a code of the wrong form is refused with one sentence, about its form', () => {
  expect(Country.safeParse('us').error?.issues).toHaveLength(1);
  expect(PriceCurrency.safeParse('usd').error?.issues).toHaveLength(1);
});
