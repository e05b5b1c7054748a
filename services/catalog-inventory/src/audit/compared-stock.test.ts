import { expect, test } from '@jest/globals';
import type { AuditedOrder } from '@toric/contracts/order/audit/audit.events';
import { compareBoxes, type ComparedBoxes, type ComparedLot, compareLot } from './compared-stock.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const order = (status: AuditedOrder['status']): AuditedOrder => ({ orderId, status, total: 100, boxes: 2 });
const boxes = (status: string | null, shipped = 0): ComparedBoxes => ({ orderId, status, shipped, isMoving: false });
const checks = (one: AuditedOrder, own: ComparedBoxes) => compareBoxes(one, own).map(({ check }) => check);

test.each<[AuditedOrder['status'], ComparedBoxes]>([
  ['confirmed', boxes('held')],
  ['shipped', boxes('shipped', 2)],
  ['completed', boxes('shipped', 2)],
  ['payment-due', boxes('shipped', 2)],
  ['cancelled', boxes('released')],
  ['cancelled', boxes(null)],
  ['confirmed', { ...boxes('released'), isMoving: true }],
])('%s agrees with %j', (status, own) => expect(checks(order(status), own)).toEqual([]));

test.each<[string, AuditedOrder['status'], ComparedBoxes]>([
  ['boxes-not-held', 'confirmed', boxes('released')],
  ['boxes-not-held', 'confirmed', boxes(null)],
  ['boxes-held', 'cancelled', boxes('held')],
  ['boxes-not-shipped', 'shipped', boxes('held')],
  ['boxes-count', 'completed', boxes('shipped', 1)],
])('%s is found', (check, status, own) => expect(checks(order(status), own)).toEqual([check]));

const LOT: ComparedLot = { lotId: orderId, orderId, onHand: 5, reserved: 2, ledgerOnHand: 5, ledgerReserved: 2 };
test.each<[Partial<ComparedLot>, string[]]>([
  [{}, []],
  [{ onHand: 1, ledgerOnHand: 1 }, ['lot-oversold']],
  [{ ledgerOnHand: 6 }, ['lot-ledger']],
  [{ reserved: 3 }, ['lot-ledger']],
])('a lot with %j has %j', (change, expected) => {
  expect(compareLot({ ...LOT, ...change }).map(({ check }) => check)).toEqual(expected);
});
