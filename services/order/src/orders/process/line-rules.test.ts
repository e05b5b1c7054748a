import { expect, test } from '@jest/globals';
import { VerifyBuyer, VerifyPrescription } from '@toric/contracts/customer/events';
import type { Goods } from '@toric/contracts/goods/goods';
import type { OrderFacts } from '../order.facts.ts';
import { hasStock, stockedLines, supplied, verify } from './line-rules.ts';

const id = (end: string) => `0197a000-0000-7000-8000-0000000000${end}`;
const line = (end: string, goods?: Goods): OrderFacts['lines'][number] => ({
  ...{ lineId: id(end), lensId: id('b3'), packId: id('b2'), quantity: 1, description: 'x', gross: 1, taxRate: 0 },
  ...(goods ? { goods } : { eye: 'right', prescriptionId: id('e1') }),
});
const order = (...lines: OrderFacts['lines'][number][]): OrderFacts => ({
  ...{ orderId: id('0a'), number: 'T-1', customerId: id('0c'), market: 'US', currency: 'USD', placedOn: '2026-11-30' },
  ...{ shippingAddressId: id('0d'), paymentToken: 't', couponCode: null, subtotal: 1, discount: 0, lines },
  ...{ held: [], reason: null, invoiceNumber: null },
});

test('the customer service is asked about the lenses alone', () => {
  const { type, data } = verify(order(line('a1'), line('a2', 'solution'), line('a3', 'service')));
  expect(type).toBe(VerifyPrescription.type);
  expect(VerifyPrescription.data.parse(data).lines.map(({ lineId }) => lineId)).toEqual([id('a1')]);
});

test('an order without a lens is asked about by buyer, address and market', () => {
  expect(verify(order(line('a2', 'solution')))).toMatchObject({ type: VerifyBuyer.type, data: { market: 'US' } });
});

test('services are not reserved, and an order of services alone is charged at once', () => {
  const mixed = order(line('a1'), line('a3', 'service'));
  expect(stockedLines(mixed).map(({ lineId }) => lineId)).toEqual([id('a1')]);
  const work = order(line('a3', 'service'));
  expect([hasStock(mixed), hasStock(work), supplied(mixed), supplied(work)]).toEqual([
    true,
    false,
    'reserving',
    'charging',
  ]);
});
