import { expect, test } from '@jest/globals';
import type { OrderView } from '@toric/contracts/order/order.http';
import { runsOutOn, suppliesOf } from './supplies.ts';

type Line = OrderView['lines'][number];
type Order = Pick<OrderView, 'id' | 'number' | 'status' | 'createdAt' | 'updatedAt' | 'lines'>;

const line = (eye: Line['eye'], quantity: number): Line => ({
  ...{ lineId: 'l', eye, productId: 'p', packId: 'k', quantity, prescriptionId: 'r', parameters: null },
  ...{ productName: 'Biofinity', packSize: 6, evidenceId: null, goods: 'lens', rule: 'prescription' },
  ...{ tax: null, shipped: 0 },
  unitPrice: { amount: 1, currency: 'USD' },
  total: { amount: 1, currency: 'USD' },
});
const order = (number: string, status: Order['status'], day: string, lines: Line[]): Order => ({
  ...{ id: number, number, status, lines, createdAt: `${day}T10:00:00.000Z`, updatedAt: `${day}T10:00:00.000Z` },
});
const monthly = () => 'monthly' as const;

test('a box is opened when it arrives, three days after the order', () => {
  const [first] = suppliesOf([order('A', 'completed', '2026-01-01', [line('right', 1)])], 'right', monthly);
  expect(first).toMatchObject({ from: '2026-01-04', until: '2026-07-03', kind: 'worn', lenses: 6 });
});

test('the next box is opened when the one before it is used up', () => {
  const orders = [
    order('B', 'shipped', '2026-03-01', [line('right', 1)]),
    order('A', 'completed', '2026-01-01', [line('right', 1)]),
  ];
  const supplies = suppliesOf(orders, 'right', monthly);
  expect(supplies.map(({ number, from }) => `${number} ${from}`)).toEqual(['A 2026-01-04', 'B 2026-07-03']);
  expect(runsOutOn(supplies)).toBe('2026-12-30');
});

test('cancelled orders and the other eye do not count, and boxes that have not left are ordered', () => {
  const orders = [
    order('A', 'cancelled', '2026-01-01', [line('right', 1)]),
    order('B', 'verifying', '2026-02-01', [line('right', 1), line('left', 1)]),
  ];
  const supplies = suppliesOf(orders, 'right', monthly);
  expect(supplies.map(({ kind }) => kind)).toEqual(['ordered']);
  expect(runsOutOn(supplies)).toBeUndefined();
});
