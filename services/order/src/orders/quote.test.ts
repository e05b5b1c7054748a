import { expect, test } from '@jest/globals';
import type { Offer } from './price-line.ts';
import { decideQuote } from './quote.ts';

const [productId, packId, dearId] = ['b1', 'b2', 'b3'].map((end) => `0197a000-0000-7000-8000-0000000000${end}`);
if (!productId || !packId || !dearId) throw new Error('three ids are expected');
const price = (amount: number, taxRate: number, currency = 'EUR') => [{ market: 'DE', currency, amount, taxRate }];
const offer = (prices: Offer['packs'][number]['prices'], dear = prices): Offer => ({
  ...{ productId, name: 'Biofinity', onSale: true },
  matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  packs: [
    { packId, gtin: '02000000000015', size: 6, prices },
    { packId: dearId, gtin: '02000000000022', size: 30, prices: dear },
  ],
});
const line = (pack: string, quantity: number) => ({
  ...{ productId, packId: pack, quantity },
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
});
const quote = (offered: Offer, lines: ReturnType<typeof line>[], useStoreCredit?: number | true) =>
  decideQuote({
    body: { place: { country: 'DE' }, lines, useStoreCredit },
    ...{ offers: new Map([[productId, offered]]), coupon: undefined, rules: {}, language: 'en' },
    now: new Date('2026-11-29T12:00:00Z'),
  });

test('the tax within the total is rounded once per rate, as on the invoice', () => {
  const { tax, total } = quote(offer(price(1_001, 1_900), price(500, 700)), [
    line(packId, 1),
    line(packId, 1),
    line(dearId, 1),
  ]);
  expect(total).toEqual({ amount: 2_502, currency: 'EUR' });
  expect(tax).toEqual({ amount: 320 + 33, currency: 'EUR' });
});

test('the part that store credit pays is at most the total, and is unknown without an amount', () => {
  const parts = (use?: number | true) => {
    const { storeCredit, toPay } = quote(offer(price(1_000, 1_900)), [line(packId, 2)], use);
    return [storeCredit?.amount ?? null, toPay?.amount];
  };
  expect([parts(), parts(true), parts(700), parts(9_000)]).toEqual([
    ...[
      [null, 2_000],
      [null, 2_000],
    ],
    ...[
      [700, 1_300],
      [2_000, 0],
    ],
  ]);
});

test('lines in two currencies, and lines beyond what one payment can hold, have no total and say why', () => {
  const mixed = quote(offer(price(100, 0), price(100, 0, 'CHF')), [line(packId, 1), line(dearId, 1)]);
  expect([mixed.total, mixed.refusals.map(({ code }) => code)]).toEqual([null, ['order.mixed-currency']]);
  const large = quote(offer(price(2_000_000_000, 0)), [line(packId, 2)]);
  expect([large.total, large.refusals.map(({ code }) => code)]).toEqual([null, ['order.too-large']]);
});
