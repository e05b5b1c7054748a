/**
 * Tests what becomes of boxes that come back: each box is booked once, and only sealed, good boxes are for sale again.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReserveStock, ShipStock } from '@toric/contracts/catalog-inventory/events';
import { BoxesTakenBack, TakeBackBoxes } from '@toric/contracts/catalog-inventory/returned/returned.events';
import type { DataOf } from '@toric/contracts/kernel/message';
import { type CatalogStack, catalogStack, nextId, order } from '../catalog-stack.ts';
import { recallShop } from '../recall/recall-shop.ts';

let shop: CatalogStack;
let recalls: ReturnType<typeof recallShop>;
beforeAll(async () => {
  shop = await catalogStack();
  recalls = recallShop(shop);
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

type Box = DataOf<typeof TakeBackBoxes>['boxes'][number];
const sql = async (text: string) => (await shop.stack.admin.query(text)).rows;

/** Creates an order of two boxes of one lot, and ships it. Returns the order and the lot. */
async function sentOrder(lotNumber: string, quantity = 2, expiresOn = '2031-06-30', of = 1) {
  const [lens, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
  await shop.receive(warehouseId, lens.packId, [{ lotNumber, quantity: quantity * of + 3, expiresOn }]);
  const lines = Array.from({ length: of }, () => order(lens, quantity).lines).flat();
  const wanted = { ...order(lens), lines };
  await shop.apply('reserve-stock', [ReserveStock(wanted)]);
  await shop.apply('ship-stock', [ShipStock({ orderId: wanted.orderId })]);
  const [lot] = await sql(`select id, on_hand from catalog_inventory.lot where lot_number = '${lotNumber}'`);
  const lineId = lines[0]?.lineId ?? '';
  const box = (change: Partial<Box> = {}): Box => ({
    ...{ boxId: nextId(), lineId, lotNumber, expiresOn, state: 'sealed', reason: 'changed-mind' },
    ...change,
  });
  return { orderId: wanted.orderId, lotId: String(lot?.id), onHand: Number(lot?.on_hand), box, lines };
}

async function takeBack(orderId: string, boxes: Box[], returnId = nextId()) {
  await shop.apply('take-back-boxes', [TakeBackBoxes({ returnId, orderId, boxes })]);
  const answers = await shop.stack.emitted('catalog-inventory', BoxesTakenBack);
  return answers.filter((answer) => answer.returnId === returnId).at(-1)?.boxes ?? [];
}
const onHand = async (lotId: string) =>
  Number((await sql(`select on_hand from catalog_inventory.lot where id = '${lotId}'`))[0]?.on_hand);

test('a sealed box goes back into its lot with a row in the ledger, once however often it is told', async () => {
  const sent = await sentOrder('BACK1');
  const [box, returnId] = [sent.box(), nextId()];
  expect(await takeBack(sent.orderId, [box], returnId)).toMatchObject([
    { disposition: 'restocked', rule: 'sealed-and-good', cost: null },
  ]);
  expect(await takeBack(sent.orderId, [box], returnId)).toMatchObject([{ disposition: 'restocked' }]);
  expect(await onHand(sent.lotId)).toBe(sent.onHand + 1);
  const { body } = await shop.get(`/lots/${sent.lotId}/ledger`, 'warehouse');
  expect(body.data.filter(({ kind }: { kind: string }) => kind === 'return')).toMatchObject([
    { onHandChange: 1, causeId: box.boxId },
  ]);
  const { body: shown } = await shop.get(`/orders/${sent.orderId}/shipped-boxes`, 'warehouse');
  expect(shown.data).toMatchObject([{ lotNumber: 'BACK1', shipped: 2, back: 1 }]);
});

test('a box of another order, of another lot, and one more than was sent are not taken', async () => {
  const sent = await sentOrder('BACK2');
  const boxes = [sent.box(), sent.box(), sent.box(), sent.box({ lotNumber: 'OTHER' }), sent.box({ lineId: nextId() })];
  expect((await takeBack(sent.orderId, boxes)).map(({ disposition, rule }) => [disposition, rule])).toEqual([
    ['restocked', 'sealed-and-good'],
    ['restocked', 'sealed-and-good'],
    ['not-ours', 'back-already'],
    ['not-ours', 'not-shipped'],
    ['not-ours', 'not-shipped'],
  ]);
  expect(await onHand(sent.lotId)).toBe(sent.onHand + 2);
  expect(await takeBack(nextId(), [sent.box()])).toMatchObject([{ disposition: 'not-ours' }]);
});

test('of an order that left in parts, only the boxes that have left come back', async () => {
  const [lens, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
  await shop.receive(warehouseId, lens.packId, [{ lotNumber: 'PARTS', quantity: 5, expiresOn: '2031-06-30' }]);
  const wanted = order(lens, 3);
  const { orderId } = wanted;
  const lineId = wanted.lines[0]?.lineId ?? '';
  await shop.apply('reserve-stock', [ReserveStock(wanted)]);
  const part = { orderId, parcelId: nextId(), lines: [{ lineId, quantity: 1 }] };
  await shop.apply('ship-stock', [ShipStock(part)]);
  const box = () => ({
    ...{ boxId: nextId(), lineId, lotNumber: 'PARTS', expiresOn: '2031-06-30' },
    ...{ state: 'sealed' as const, reason: 'changed-mind' as const },
  });
  expect(await takeBack(orderId, [box(), box()])).toMatchObject([
    { disposition: 'restocked' },
    { disposition: 'not-ours', rule: 'back-already' },
  ]);
  const { body } = await shop.get(`/orders/${orderId}/shipped-boxes`, 'warehouse');
  expect(body.data).toMatchObject([{ lotNumber: 'PARTS', shipped: 1, back: 1 }]);
});

test('opened boxes are thrown away; recalled and faulty ones are set aside, and not sold by hand either', async () => {
  const sent = await sentOrder('BACK3', 4);
  const [opened, faulty] = [sent.box({ state: 'worn' }), sent.box({ reason: 'defective' })];
  expect(await takeBack(sent.orderId, [opened, faulty])).toMatchObject([
    { disposition: 'scrapped', rule: 'opened' },
    { disposition: 'quarantined', rule: 'kept-for-maker' },
  ]);
  const { body: notice } = await recalls.issue([{ lots: ['BACK3'] }]);
  const recalled = sent.box();
  expect(await takeBack(sent.orderId, [recalled])).toMatchObject([{ disposition: 'quarantined', rule: 'recalled' }]);
  expect(await onHand(sent.lotId)).toBe(sent.onHand);
  const settle = (boxId: string, to: string) =>
    shop.post(`/returned-boxes/${boxId}/settlement`, { to, why: 'The maker has seen it' });
  const refused = await settle(faulty.boxId, 'restocked');
  expect([refused.status, refused.body.type]).toEqual([409, '/docs/errors/returned-box.unsaleable']);
  expect((await settle(recalled.boxId, 'scrapped')).body).toMatchObject({
    ...{ disposition: 'scrapped', rule: 'discarded-by-hand', why: 'The maker has seen it' },
  });
  expect((await settle(recalled.boxId, 'scrapped')).body.type).toBe('/docs/errors/returned-box.settled');
  const { body: list } = await shop.get('/returned-boxes?disposition=quarantined', 'warehouse');
  expect(list.data).toMatchObject([{ id: faulty.boxId, productName: expect.any(String) }]);
  expect(notice.id).toBeDefined();
});

test('a box that was kept for the maker and is good is sold again by hand, once', async () => {
  const sent = await sentOrder('BACK4');
  const box = sent.box({ reason: 'defective' });
  await takeBack(sent.orderId, [box]);
  const settle = () => shop.post(`/returned-boxes/${box.boxId}/settlement`, { to: 'restocked', why: 'It is good' });
  const answers = await Promise.all([settle(), settle(), settle()]);
  expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409, 409]);
  expect(await onHand(sent.lotId)).toBe(sent.onHand + 1);
});

test('the person who received a box does not sell it again, and throws away only what cost little', async () => {
  const sent = await sentOrder('BACK6', 4);
  const { personId: me, post } = shop.someone();
  const settle = (boxId: string, to: string) =>
    post(`/returned-boxes/${boxId}/settlement`, { to, why: 'The maker does not want it' });
  const boxes = [1, 2, 3, 4].map(() => sent.box({ reason: 'defective', receivedBy: me }));
  await takeBack(sent.orderId, boxes);
  const [one, two, three, four] = boxes.map(({ boxId }) => boxId);
  const refused = await settle(one ?? '', 'restocked');
  expect([refused.status, refused.body.type]).toEqual([403, '/docs/errors/returned-box.needs-second-person']);
  // the cost of these boxes is not known
  expect((await settle(one ?? '', 'scrapped')).status).toBe(403);
  await sql(
    `update catalog_inventory.returned_box set cost_amount = 5000, cost_currency = 'USD' where order_id = '${sent.orderId}'`,
  );
  const alone = await Promise.all([one, two, three].map((id) => settle(id ?? '', 'scrapped')));
  expect(alone.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 200, 403]);
  expect((await settle(four ?? '', 'scrapped')).status).toBe(403);
  const { body } = await shop.post(`/returned-boxes/${four}/settlement`, { to: 'restocked', why: 'It is good' });
  expect(body).toMatchObject({ disposition: 'restocked', receivedBy: me });
  expect(await onHand(sent.lotId)).toBe(sent.onHand + 1);
});

test('a box that keeps for too short a time is set aside, and an expired one is thrown away', async () => {
  const soon = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
  const sent = await sentOrder('BACK5', 1, soon);
  expect(await takeBack(sent.orderId, [sent.box()])).toMatchObject([
    { disposition: 'quarantined', rule: 'short-shelf-life' },
  ]);
});

test('the report counts what came back by product, lot and supplier, with rates and reasons', async () => {
  const sent = await sentOrder('REPORT', 4);
  await takeBack(sent.orderId, [sent.box(), sent.box({ reason: 'defective' })]);
  for (const by of ['product', 'lot', 'supplier']) {
    const { body, status } = await shop.get(`/reports/returns?by=${by}`, 'finance');
    expect([status, body.by]).toEqual([200, by]);
    expect(body.data.length).toBeGreaterThan(0);
  }
  const { body } = await shop.get('/reports/returns?by=lot&limit=100', 'finance');
  const row = body.data.find(({ name }: { name: string }) => name === 'REPORT');
  expect(row).toMatchObject({
    ...{ shipped: 4, returned: 2, rate: 5_000, faulty: 1, faultRate: 2_500, restocked: 1, scrapped: 0 },
    reasons: { 'changed-mind': 1, defective: 1, recall: 0 },
  });
  expect((await shop.get('/reports/returns', 'customer')).status).toBe(403);
});

test('in 200 random histories over the store, the stock equals its ledger, and no opened or recalled box is for sale', async () => {
  const sent = await sentOrder('RANDOM', 4, '2031-06-30', 50);
  const states = ['sealed', 'sealed', 'opened-unworn', 'worn', 'damaged'] as const;
  const reasons = ['changed-mind', 'defective', 'wrong-item', 'recall'] as const;
  const boxes = Array.from({ length: 200 }, (_, n) =>
    sent.box({
      lineId: sent.lines[n % 50]?.lineId ?? '',
      state: states[(n * 7) % 5] ?? 'sealed',
      reason: reasons[(n * 3) % 4] ?? 'changed-mind',
    }),
  );
  for (let n = 0; n < boxes.length; n += 20) await takeBack(sent.orderId, boxes.slice(n, n + 20));
  await takeBack(sent.orderId, boxes.slice(0, 100));
  const [books] = await sql(`
    select lot.on_hand, (select sum(on_hand_change)::int from catalog_inventory.stock_ledger e where e.lot_id = lot.id) as ledger,
      (select count(*)::int from catalog_inventory.returned_box b where b.lot_id = lot.id and b.disposition = 'restocked') as restocked
    from catalog_inventory.lot where id = '${sent.lotId}'`);
  expect(books?.['on_hand']).toBe(books?.['ledger']);
  const good = boxes.filter(({ state, reason }) => state === 'sealed' && reason !== 'defective' && reason !== 'recall');
  expect(books?.['restocked']).toBe(good.length);
  expect(books?.['on_hand']).toBe(sent.onHand + good.length);
}, 60_000);
