// Tests the usual order that a customer is offered as her next order.
import { expect, test } from '@jest/globals';
import { type EarlierOrder, usualOrder } from './usual.ts';

type Line = EarlierOrder['lines'][number];
const line = (id: string, eye: Line['eye']): Line => ({
  ...{ id, eye, productId: 'product', productName: 'Everyday', packId: 'pack', packSize: 6, quantity: 2 },
  ...{ unitPrice: 3200, parameters: null, prescriptionId: 'prescription' },
});
const order = (id: string, day: string, ...lines: Line[]): EarlierOrder => ({
  ...{ id, market: 'US', currency: 'USD', shippingAddressId: `address of ${id}`, deliveryMethodId: null },
  ...{ createdAt: new Date(day), lines },
});
const now = () => ({ amount: 3400, currency: 'USD' });

test('each eye has its last lens, even if only one eye was ordered last time', () => {
  const orders = [
    order('newest', '2026-11-01', line('r2', 'right')),
    order('older', '2026-05-01', line('r1', 'right'), line('l1', 'left')),
  ];
  const usual = usualOrder('ana', orders, now);
  expect(usual.lines.map(({ orderId, lineId }) => [orderId, lineId])).toEqual([
    ['newest', 'r2'],
    ['older', 'l1'],
  ]);
  expect(usual).toMatchObject({ market: 'US', shippingAddressId: 'address of newest' });
  expect(usual.lines[0]).toMatchObject({ paidThen: { amount: 3200 }, priceNow: { amount: 3400 } });
});

test('a lens that is not sold any more has no price, and a customer without orders no proposal', () => {
  const usual = usualOrder('ana', [order('one', '2026-11-01', line('r', 'right'))], () => undefined);
  expect(usual.lines[0]?.priceNow).toBeNull();
  expect(usualOrder('ana', [], now)).toMatchObject({ lines: [], market: null, shippingAddressId: null });
});
