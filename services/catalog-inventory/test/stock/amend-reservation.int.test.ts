// Tests the subscriber amend-reservation: the boxes of an order are swapped in one transaction or not at all, also against
// a pick, a release and other orders that come at the same time.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  AmendReservation,
  ReservationAmendmentRefused,
} from '@toric/contracts/catalog-inventory/stock/amendment.events';
import type { Message } from '@toric/contracts/kernel/message';
import {
  catalogStack,
  dataOf,
  messageName,
  nextId,
  order,
  type CatalogStack,
  type OrderToReserve,
} from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

type Lens = { lensId: string; packId: string };
const wanted = (orderId: string, lens: Lens, quantity: number) =>
  AmendReservation({
    ...{ orderId, amendmentId: nextId(), market: 'US' },
    lines: [{ lineId: nextId(), lensId: lens.lensId, packId: lens.packId, quantity, evidenceId: nextId() }],
  });
const amend = (...commands: Message[]) => shop.apply('amend-reservation', commands);
const refusedBy = (answer: Message | undefined) => dataOf(ReservationAmendmentRefused, answer).reason.code;
async function held(quantity: number, of = 5): Promise<{ lens: Lens; first: OrderToReserve }> {
  const lens = await shop.stocked(of);
  const first = order(lens, quantity);
  await shop.reserve(first);
  return { lens, first };
}
const check = async () => expect([await shop.unbalanced(), await shop.unowned()]).toEqual([[], []]);

test('swaps boxes of one lens for those of another, and books the difference with the amendment as its cause', async () => {
  const { lens, first } = await held(3);
  const other = await shop.stocked(4);
  const command = wanted(first.orderId, other, 2);
  expect((await amend(command)).map(messageName)).toEqual(['reservation-amended']);
  expect([await shop.levels(lens.packId), await shop.levels(other.packId)]).toEqual([[[5, 0]], [[4, 2]]]);
  expect((await amend(command)).map(messageName)).toEqual(['reservation-amended']);
  expect(await shop.levels(other.packId)).toEqual([[4, 2]]);
  await check();
});

test('the boxes that the order holds are free for itself, and for no other order', async () => {
  const { lens, first } = await held(5);
  expect((await amend(wanted(first.orderId, lens, 4))).map(messageName)).toEqual(['reservation-amended']);
  expect((await shop.reserve(order(lens, 2))).map(messageName)).toEqual(['stock-refused']);
  expect((await amend(wanted(first.orderId, lens, 5))).map(messageName)).toEqual(['reservation-amended']);
  expect(await shop.levels(lens.packId)).toEqual([[5, 5]]);
  await check();
});

test('a refusal leaves the order exactly as it was, and a repeat gets the same answer', async () => {
  const { lens, first } = await held(2);
  const command = wanted(first.orderId, lens, 6);
  const [answer] = await amend(command);
  expect(refusedBy(answer)).toBe('stock.sold-out');
  await shop.receive((await shop.warehouse()).id, lens.packId, [{ quantity: 9 }]);
  expect(refusedBy((await amend(command))[0])).toBe('stock.sold-out');
  const without = wanted(first.orderId, lens, 1);
  const [line] = dataOf(AmendReservation, without).lines;
  const noEvidence = AmendReservation({
    ...dataOf(AmendReservation, without),
    lines: [{ ...line, evidenceId: undefined }] as never,
  });
  expect(refusedBy((await amend(noEvidence))[0])).toBe('stock.no-evidence');
  expect((await shop.levels(lens.packId))[0]).toEqual([5, 2]);
  await check();
});

test('a pick that has begun refuses it; a release before it refuses it, and one after it frees the new boxes', async () => {
  const picked = await held(2);
  await shop.stack.admin.query('update catalog_inventory.reservation set picking_since = now() where order_id = $1', [
    picked.first.orderId,
  ]);
  expect(refusedBy((await amend(wanted(picked.first.orderId, picked.lens, 1)))[0])).toBe('stock.being-picked');
  const released = await held(2);
  await shop.release(released.first);
  expect(refusedBy((await amend(wanted(released.first.orderId, released.lens, 1)))[0])).toBe('stock.released');
  const after = await held(2);
  await amend(wanted(after.first.orderId, after.lens, 3));
  await shop.release(after.first);
  expect(await shop.levels(after.lens.packId)).toEqual([[5, 0]]);
  await check();
});

test('an order that is amended to services alone, or whose first goods are sold out, holds no empty reservation', async () => {
  const { lens, first } = await held(2);
  const { orderId } = first;
  const none = AmendReservation({ orderId, amendmentId: nextId(), market: 'US', lines: [] });
  expect((await amend(none)).map(messageName)).toEqual(['reservation-amended']);
  const rows = async (id: string) =>
    (await shop.stack.admin.query('select status from catalog_inventory.reservation where order_id = $1', [id])).rows;
  expect([await shop.levels(lens.packId), await rows(orderId)]).toEqual([[[5, 0]], []]);
  // goods may be added again, and a repeat of the first answer changes nothing
  expect((await amend(wanted(orderId, lens, 3), none)).map(messageName)).toEqual([
    'reservation-amended',
    'reservation-amended',
  ]);
  expect([await shop.levels(lens.packId), await rows(orderId)]).toEqual([[[5, 3]], [{ status: 'held' }]]);
  const ofServices = nextId();
  expect(refusedBy((await amend(wanted(ofServices, lens, 9)))[0])).toBe('stock.sold-out');
  expect(await rows(ofServices)).toEqual([]);
  await check();
});

test('a hot lens stays exact while orders are reserved, amended and released at once', async () => {
  const lens = await shop.stocked(12);
  const orders = Array.from({ length: 8 }, () => order(lens, 1));
  await shop.reserve(...orders);
  await Promise.all([
    ...orders.map(({ orderId }, n) => amend(wanted(orderId, lens, 1 + (n % 3)))),
    ...Array.from({ length: 6 }, () => shop.reserve(order(lens, 1))),
    shop.release(...orders.slice(0, 2)),
  ]);
  const [level] = await shop.levels(lens.packId);
  expect(level?.[1]).toBeLessThanOrEqual(12);
  await check();
}, 30_000);
