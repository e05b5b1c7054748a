// Tests which changes since her earlier order a customer sees when she repeats the order.
import { expect, test } from '@jest/globals';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import { changesSince } from './repeat-changes.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const earlier = {
  lineId: 'line',
  productName: 'Everyday',
  packId: 'pack',
  unitPrice: usd(3200),
  rule: 'prescription',
} as const;
const quoted = (change: Partial<QuoteView['lines'][number]> = {}) =>
  ({ lines: [{ unitPrice: usd(3200), rule: 'prescription', ...change }] }) as Pick<QuoteView, 'lines'>; // all that counts
const changes = (quote: Pick<QuoteView, 'lines'>, more: object = {}) =>
  changesSince([earlier], [{ lineId: 'line', quantity: 1, ...more }], quote);

test('nothing is told where nothing has changed', () => expect(changes(quoted())).toEqual([]));

test('a new price is told, and that of another pack is none', () => {
  expect(changes(quoted({ unitPrice: usd(3400) }))).toMatchObject([
    { kind: 'price', before: usd(3200), now: usd(3400) },
  ]);
  expect(changes(quoted({ unitPrice: usd(6000) }), { packId: 'larger' })).toEqual([]);
});

test('a lens that is not sold any more and a new rule are told', () => {
  expect(changes(quoted({ unitPrice: null, rule: null }))).toMatchObject([{ kind: 'not-sold', now: null }]);
  expect(changes(quoted({ rule: 'free' }))).toMatchObject([{ kind: 'rule' }]);
});
