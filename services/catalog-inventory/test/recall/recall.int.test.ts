// Tests recalls: lots in stock go to quarantine, shipped boxes are found with their customers, and a version is applied
// as a whole or not at all.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MAX_ORDER_LINES } from '../../src/recall/recall.ts';
import { catalogStack, nextGtin, nextId, PLAIN, type CatalogStack } from '../catalog-stack.ts';

import { NOTICE, recallShop } from './recall-shop.ts';

let shop: CatalogStack;
let recalls: ReturnType<typeof recallShop>;
beforeAll(async () => {
  shop = await catalogStack();
  recalls = recallShop(shop);
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
/**
 * Returns a new lot number. Each test uses its own lot numbers, because a recall covers every lot with a recalled
 * number, and so also the lots of other tests with this number.
 */
const lotNumber = () => `L${nextId().slice(-6)}`;

describe('near lots', () => {
  test('a notice with the first ten digits of lots, entered as exact lots, is refused and names the near lots', async () => {
    const lot = `N${nextId().slice(-9)}`;
    const lens = await recalls.offered({ lotNumber: `${lot}01`, quantity: 2 }, { lotNumber: `${lot}02`, quantity: 2 });
    const { orderId } = await recalls.sold(lens);
    const refused = await recalls.issue([{ lots: [lot] }]);
    expect([refused.status, slug(refused)]).toEqual([422, 'recall.near-lots']);
    expect(refused.body.errors).toEqual([
      { in: 'body', pointer: '/scope/0/lots/0', detail: `covers no lot on file; near to it are ${lot}01, ${lot}02` },
    ]);
    expect(await recalls.statusOf(lens.packId)).toEqual({ [`${lot}01`]: 'good', [`${lot}02`]: 'good' });
    const asked = await recalls.issue([{ lots: [lot] }], { lotsAreExact: true });
    expect(asked.body.changed).toMatchObject({ lotsAdded: 0, casesAdded: 0 });
    expect(slug(await recalls.version(asked.body.id, [{ lots: [`${lot}-01`] }]))).toBe('recall.near-lots');
    const meant = await recalls.version(asked.body.id, [{ lotPrefixes: [lot] }]);
    expect(meant.body.changed).toMatchObject({ lotsAdded: 2, casesAdded: 1 });
    expect((await recalls.cases(asked.body.id)).map((one) => one.orderId)).toEqual([orderId]);
  });
});

describe('a scope of days', () => {
  test('covers the lots that were made or expire then, and lots whose day of manufacture nobody knows', async () => {
    const [lens, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
    const lot = (lotNumber: string, days: object) => ({ lotNumber, quantity: 1, ...days });
    await shop.receive(warehouseId, lens.packId, [
      lot('EARLY', { madeOn: '2026-01-31' }),
      lot('MADE', { madeOn: '2026-02-01' }),
      lot('SPAN', { madeOn: '2026-01-20' }),
      lot('UNKNOWN', {}),
      lot('SOON', { madeOn: '2026-01-31', expiresOn: '2030-01-31' }),
    ]);
    await shop.receive(warehouseId, lens.packId, [lot('SPAN', { madeOn: '2026-03-31' })]);
    const days = { madeFrom: '2026-02-01', madeUntil: '2026-02-28' };
    const { body } = await recalls.issue([
      { productIds: [lens.productId], ...days },
      { productIds: [lens.productId], expiresUntil: '2030-01-31' },
    ]);
    expect(body.changed.lotsAdded).toBe(4);
    expect(await recalls.statusOf(lens.packId)).toEqual({
      ...{ EARLY: 'good', MADE: 'quarantined', SPAN: 'quarantined', UNKNOWN: 'quarantined', SOON: 'quarantined' },
    });
    const backwards = await recalls.issue([{ madeFrom: '2026-02-02', madeUntil: '2026-02-01' }]);
    expect(backwards.body.errors).toMatchObject([{ pointer: '/scope/0/madeUntil' }]);
  });
});

describe('issuing a recall', () => {
  test('quarantines its lots and finds exactly the shipped boxes, with their customers', async () => {
    const [bad, good] = [lotNumber(), lotNumber()];
    const lens = await recalls.offered({ lotNumber: bad, quantity: 3 });
    const first = await recalls.sold(lens, 2);
    await shop.receive(lens.warehouseId, lens.packId, [{ lotNumber: good, quantity: 9, expiresOn: '2032-06-30' }]);
    const second = await recalls.sold(lens, 2); // this order gets one box of each lot
    await recalls.sold(lens, 1);

    const { status, body } = await recalls.issue([{ lots: [bad] }]);
    expect([status, body.version, body.changed]).toEqual([
      201,
      1,
      { lotsAdded: 1, lotsRemoved: 0, casesAdded: 2, casesRemoved: 0 },
    ]);
    expect(await recalls.statusOf(lens.packId)).toEqual({ [bad]: 'quarantined', [good]: 'good' });
    const cases = await recalls.cases(body.id);
    const named = cases.map(({ customerId, orderId, lineId, quantity, lotNumber: lot }) =>
      JSON.stringify({ customerId, orderId, lineId, quantity, lot }),
    );
    const expected = [
      { ...first, quantity: 2, lot: bad },
      { ...second, quantity: 1, lot: bad },
    ];
    expect(named.sort()).toEqual(expected.map((one) => JSON.stringify(one)).sort());
    expect(await recalls.messagesAfterTelling(body.id)).toHaveLength(2);
    expect(await recalls.figures(body.id)).toEqual({
      stock: { lots: 1, onHand: 0, reserved: 0 },
      boxes: {
        ...{
          affected: 3,
          stopped: 0,
          returned: 0,
          destroyed: 0,
          used: 0,
          refused: 0,
          unreachable: 0,
          unanswered: 3,
          unnamed: 0,
        },
      },
      orders: 2,
      customers: { affected: 2, notified: 2, answered: 0 },
      effectivenessPercent: 0,
    });
  });

  test('counts more boxes in quarantine than an int4 holds', async () => {
    const prefix = `O${nextId().slice(-8)}`;
    const lots = ['1', '2'].map((end) => ({ lotNumber: `${prefix}${end}`, quantity: 1 }));
    const { packId } = await recalls.offered(...lots);
    await shop.stack.admin.query('update catalog_inventory.lot set on_hand = 2000000000 where pack_id = $1', [packId]);
    const { body } = await recalls.issue([{ lotPrefixes: [prefix] }]);
    expect((await recalls.figures(body.id)).stock).toEqual({ lots: 2, onHand: 4e9, reserved: 0 });
  });

  test('combines lot, GTIN, product and parameters within one entry', async () => {
    const lot = lotNumber();
    const [lens, other] = [
      await recalls.offered({ lotNumber: lot, quantity: 1 }),
      await recalls.offered({ lotNumber: lot, quantity: 1 }),
    ];
    const minus = { ...PLAIN, sphere: -3 };
    await shop.receive(lens.warehouseId, lens.packId, [{ lotNumber: `${lot}B`, quantity: 1, parameters: minus }]);
    const scopes = [
      { lotPrefixes: [lot], productIds: [lens.productId], parameters: [{ sphere: -3 }] },
      { lots: [lot], productIds: [other.productId.toUpperCase()] },
    ];
    expect((await recalls.issue(scopes)).body.changed.lotsAdded).toBe(2);
    expect(await recalls.statusOf(lens.packId)).toEqual({ [lot]: 'good', [`${lot}B`]: 'quarantined' });
    expect(await recalls.statusOf(other.packId)).toEqual({ [lot]: 'quarantined' });
  });

  test('is refused if it covers more order lines than one transaction can take', async () => {
    const lot = lotNumber();
    const lens = await recalls.offered({ lotNumber: lot, quantity: 1 });
    const { orderId } = await recalls.sold(lens);
    await shop.stack.admin.query(
      `insert into catalog_inventory.reservation_line (order_id, line_id, lot_id, quantity, evidence_id)
       select $1, gen_random_uuid(), $2, 1, gen_random_uuid() from generate_series(1, $3)`,
      [orderId, lens.lotIds[0], MAX_ORDER_LINES],
    );
    const refused = await recalls.issue([{ lots: [lot] }]);
    expect([refused.status, slug(refused)]).toEqual([422, 'recall.too-wide']);
    expect(await recalls.statusOf(lens.packId)).toEqual({ [lot]: 'good' });
  }, 30_000);

  test('is all or nothing: a failure half-way changes nothing, and the same request succeeds later', async () => {
    const lot = lotNumber();
    const lens = await recalls.offered({ lotNumber: lot, quantity: 2 });
    await recalls.sold(lens);
    const { admin } = shop.stack;
    await admin.query(`create function catalog_inventory.break() returns trigger language plpgsql as
      $$ begin raise exception 'broken by the test'; end $$`);
    await admin.query(`create trigger break_on_the_way before insert on catalog_inventory.recall_case
      for each row execute function catalog_inventory.break()`);
    const [key, reference] = [nextId(), `R-${nextId()}`];
    expect((await recalls.issue([{ lots: [lot] }], { reference }, key)).status).toBe(500);
    expect(await recalls.statusOf(lens.packId)).toEqual({ [lot]: 'good' });
    await admin.query('drop function catalog_inventory.break() cascade');
    const issued = await recalls.issue([{ lots: [lot] }], { reference }, key);
    expect([issued.status, issued.body.changed.casesAdded]).toEqual([201, 1]);
    const replay = await recalls.issue([{ lots: [lot] }], { reference }, key);
    expect([replay.body, replay.headers['idempotent-replayed']]).toEqual([issued.body, 'true']);
    expect(await recalls.cases(issued.body.id)).toHaveLength(1);
  });

  test('accepts a reference once, and points out wrong GTINs and unknown products', async () => {
    const reference = `R-${nextId()}`;
    expect((await recalls.issue([{ lots: [lotNumber()] }], { reference })).status).toBe(201);
    expect(slug(await recalls.issue([{ lots: [lotNumber()] }], { reference }))).toBe('recall.exists');
    const wrong = await recalls.issue([{ gtins: ['02000000000016'] }, { productIds: [nextId()] }]);
    expect([wrong.status, slug(wrong)]).toEqual([422, 'recall.scope-invalid']);
    const pointers = wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(['/scope/0/gtins/0', '/scope/1/productIds/0']);
    // A recall notice may name a GTIN that is not in the shop's catalogue. The shop accepts the notice, and the recall
    // covers none of the shop's lots.
    expect((await recalls.issue([{ gtins: [nextGtin()] }])).body.changed.lotsAdded).toBe(0);
  });

  test('is for the warehouse and opticians, while staff who talk to customers may read recalls', async () => {
    const { body } = await recalls.issue([{ lots: [lotNumber()] }]);
    const notice = { ...NOTICE, reference: `R-${nextId()}`, scope: [{ lots: ['L1'] }] };
    for (const role of ['sales', 'marketing', 'customer', 'auditor'] as const)
      expect((await shop.post('/recalls', notice, role)).status).toBe(403);
    for (const path of ['', `/${body.id}`, `/${body.id}/cases`, `/${body.id}/cases.csv`]) {
      expect((await shop.get(`/recalls${path}`, 'optician')).status).toBe(200);
      expect((await shop.get(`/recalls${path}`, 'customer')).status).toBe(403);
      expect((await shop.get(`/recalls${path}`)).status).toBe(401);
    }
  });
});

describe('a version', () => {
  test('widens the recall: more lots, more cases, and a message only to customers with new cases', async () => {
    const [a, b] = [lotNumber(), lotNumber()];
    const lens = await recalls.offered({ lotNumber: a, quantity: 1 });
    const first = await recalls.sold(lens);
    await shop.receive(lens.warehouseId, lens.packId, [{ lotNumber: b, quantity: 2 }]);
    const second = await recalls.sold(lens);
    const { body } = await recalls.issue([{ lots: [a] }]);
    await recalls.messagesAfterTelling(body.id);
    const widened = await recalls.version(body.id, [{ lots: [a, b] }], { title: 'Lenses of two lots may tear' });
    expect([widened.status, widened.headers['etag'], widened.body.changed]).toEqual([
      201,
      '"v2"',
      { lotsAdded: 1, lotsRemoved: 0, casesAdded: 1, casesRemoved: 0 },
    ]);
    const messages = await recalls.messagesAfterTelling(body.id);
    expect(messages.map(({ customerId, title }) => [customerId, title])).toEqual([
      [first.customerId, 'Lenses of one lot may tear'],
      [second.customerId, 'Lenses of two lots may tear'],
    ]);
    const shown = (await shop.get(`/recalls/${body.id}`, 'sales')).body;
    expect(shown.versions.map(({ version, title, scope }: Record<string, unknown>) => [version, title, scope])).toEqual(
      [
        [2, 'Lenses of two lots may tear', [{ lots: [a, b] }]],
        [1, 'Lenses of one lot may tear', [{ lots: [a] }]],
      ],
    );
    const rewrite = 'update catalog_inventory.recall_version set title = $1 where recall_id = $2';
    await expect(shop.stack.admin.query(rewrite, ['Nothing happened', body.id])).rejects.toThrow('append-only');
  });

  test('narrows the recall: lots without another cause are freed, cases go out of scope and return when it widens again', async () => {
    const [a, b, c] = [lotNumber(), lotNumber(), lotNumber()];
    const lens = await recalls.offered({ lotNumber: a, quantity: 2 });
    await recalls.sold(lens);
    await shop.receive(
      lens.warehouseId,
      lens.packId,
      [b, c].map((lot) => ({ lotNumber: lot, quantity: 1 })),
    );
    const [lotB] = (await shop.get(`/stock?lensId=${lens.lensId}`, 'sales')).body.data.filter(
      (lot: { lotNumber: string }) => lot.lotNumber === b,
    );
    await shop.post(`/lots/${lotB.id}/quarantine`, { reason: 'Wet boxes' });
    const { body } = await recalls.issue([{ lots: [a, b, c] }]);
    await recalls.messagesAfterTelling(body.id);
    const narrowed = await recalls.version(body.id, [{ lots: [c] }]);
    expect(narrowed.body.changed).toEqual({ lotsAdded: 0, lotsRemoved: 2, casesAdded: 0, casesRemoved: 1 });
    expect(await recalls.statusOf(lens.packId)).toEqual({ [a]: 'good', [b]: 'quarantined', [c]: 'quarantined' });
    expect((await recalls.cases(body.id)).map(({ status }) => status)).toEqual(['out-of-scope']);
    expect((await recalls.figures(body.id)).boxes.affected).toBe(0);

    await recalls.sold(lens);
    const again = await recalls.version(body.id, [{ lots: [a] }]);
    expect(again.body.changed).toEqual({ lotsAdded: 1, lotsRemoved: 1, casesAdded: 2, casesRemoved: 0 });
    await recalls.messagesAfterTelling(body.id);
    expect((await recalls.cases(body.id)).map(({ status }) => status)).toEqual(['notified', 'notified']);
    const same = await recalls.version(body.id, [{ lots: [a] }]);
    expect(same.body.changed).toEqual({ lotsAdded: 0, lotsRemoved: 0, casesAdded: 0, casesRemoved: 0 });
    expect(await recalls.messagesAfterTelling(body.id)).toHaveLength(2);
  });

  test('is narrowed or reworded by a second person only, and widened by anybody', async () => {
    const [a, b] = [lotNumber(), lotNumber()];
    const { body } = await recalls.issue([{ lots: [a, b] }]);
    const issue = (scope: object[], more: object = {}, by: Pick<CatalogStack, 'post'> = shop) =>
      by.post(`/recalls/${body.id}/versions`, { ...NOTICE, scope, ...more });
    expect(slug(await issue([{ lots: [a] }]))).toBe('recall.needs-second-person');
    expect(slug(await issue([{ lots: [a, b] }], { severity: 'III' }))).toBe('recall.needs-second-person');
    const allGood = { whatToDo: 'Nothing, all good.' };
    for (const texts of [allGood, { title: 'Lenses are fine' }, { sourceUrl: 'https://elsewhere.example/1' }]) {
      expect(slug(await issue([{ lots: [a, b] }], texts))).toBe('recall.needs-second-person');
    }
    expect((await issue([{ lots: [a, b, lotNumber()] }])).status).toBe(201);
    expect((await issue([{ lots: [a] }], allGood, shop.colleague)).status).toBe(201);
  });

  test('needs the version that was read: an outdated If-Match is refused', async () => {
    const { body } = await recalls.issue([{ lots: [lotNumber()] }]);
    await recalls.version(body.id, [{ lots: [lotNumber()] }]);
    const third = { ...NOTICE, scope: [{ lots: ['L1'] }] };
    const read = (etag: string) =>
      shop.someone().post(`/recalls/${body.id}/versions`, third, 'warehouse', nextId(), etag);
    expect([(await read('"v1"')).status, (await read('"v2"')).status]).toEqual([412, 201]);
    expect(slug(await recalls.version(nextId(), [{ lots: ['L1'] }]))).toBe('recall.not-found');
  });
});

describe('lots of a recall', () => {
  test('cannot be freed by a person, and stay in quarantine when the recall is closed', async () => {
    const lot = lotNumber();
    const lens = await recalls.offered({ lotNumber: lot, quantity: 1 });
    const [lotId = ''] = lens.lotIds;
    const { body } = await recalls.issue([{ lots: [lot] }]);
    const free = () => shop.post(`/lots/${lotId}/free`, { reason: 'I want to sell it' });
    const refused = await free();
    expect([slug(refused), refused.body.detail]).toEqual(['lot.recalled', expect.stringContaining(body.reference)]);
    await shop.post(`/lots/${lotId}/quarantine`, { reason: 'Wet boxes, too' });
    expect((await free()).body.status).toBe('quarantined');

    const closed = await shop.post(`/recalls/${body.id}/close`, { reason: 'Everybody answered' });
    expect([closed.status, closed.body.status]).toEqual([200, 'closed']);
    expect(slug(await shop.post(`/recalls/${body.id}/close`, { reason: 'Again' }))).toBe('recall.closed');
    expect([slug(await free()), await recalls.statusOf(lens.packId)]).toEqual([
      'lot.recalled',
      { [lot]: 'quarantined' },
    ]);
    const listed = async (status: string) =>
      (await shop.get(`/recalls?status=${status}&limit=100`, 'sales')).body.data.map(({ id }: { id: string }) => id);
    expect([(await listed('closed')).includes(body.id), (await listed('open')).includes(body.id)]).toEqual([
      true,
      false,
    ]);
    // The maker narrows the closed recall. The new version opens the recall again and frees the lot.
    const narrowed = await recalls.version(body.id, [{ lots: [lotNumber()] }]);
    expect([narrowed.body.status, narrowed.body.closedAt]).toEqual(['open', null]);
    expect(await recalls.statusOf(lens.packId)).toEqual({ [lot]: 'good' });
  });

  test('go to quarantine when they are received, also after the recall was closed', async () => {
    const lot = lotNumber();
    const { body } = await recalls.issue([{ lots: [lot] }]);
    await shop.post(`/recalls/${body.id}/close`, { reason: 'Nobody had one' });
    const [lens, { id }] = await Promise.all([shop.offer(), shop.warehouse()]);
    const line = { packId: lens.packId, parameters: PLAIN, expiresOn: '2031-06-30', quantity: 3 };
    const lines = [
      { ...line, lotNumber: lot },
      { ...line, lotNumber: `${lot}B` },
    ];
    const receipt = await shop.post(`/warehouses/${id}/receipts`, { reference: 'LATE', lines });
    expect([receipt.status, receipt.body.quarantinedLotIds]).toEqual([201, [receipt.body.lotIds[0]]]);
    expect(await recalls.statusOf(lens.packId)).toEqual({ [lot]: 'quarantined', [`${lot}B`]: 'good' });
    const more = await shop.post(`/warehouses/${id}/receipts`, { reference: 'LATER', lines });
    expect(more.body.quarantinedLotIds).toEqual(receipt.body.quarantinedLotIds);
    const { body: ledger } = await shop.get(`/lots/${receipt.body.lotIds[0]}/ledger`, 'auditor');
    expect(ledger.data.filter(({ kind }: { kind: string }) => kind === 'quarantine')).toMatchObject([
      { reason: `recall ${body.reference}` },
    ]);
  });

  test('all end in quarantine if they are received while the recall is issued', async () => {
    const lot = lotNumber();
    const lens = await shop.offer();
    const warehouses = await Promise.all(Array.from({ length: 8 }, () => shop.warehouse()));
    const receipts = warehouses.map(
      ({ id }) =>
        () =>
          shop.receive(id, lens.packId, [{ lotNumber: lot, quantity: 1 }]),
    );
    const issue = async () => expect((await recalls.issue([{ lots: [lot] }])).status).toBe(201);
    await Promise.all([...receipts.slice(0, 4), issue, ...receipts.slice(4)].map((act) => act()));
    const { rows } = await shop.stack.admin.query(
      'select quarantined, count(*)::int from catalog_inventory.lot where lot_number = $1 group by 1',
      [lot],
    );
    expect(rows).toEqual([{ quarantined: true, count: 8 }]);
  });
});
