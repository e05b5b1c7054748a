// The cases of a recall: listed page by page, exported, answered, and counted.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextId, type Stock } from '../catalog-stack.ts';
import { recallShop } from './recall-shop.ts';

let shop: Stock;
let recalls: ReturnType<typeof recallShop>;
let recallId: string;
beforeAll(async () => {
  shop = await catalogStack();
  recalls = recallShop(shop);
  const lens = await recalls.offered({ lotNumber: '=L1', quantity: 20 });
  for (const quantity of [4, 3, 2, 1]) await recalls.sold(lens, quantity);
  recallId = (await recalls.issue([{ lots: ['=L1'] }])).body.id;
  await recalls.afterTelling(recallId);
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const caseOf = async (quantity: number) => {
  const found = (await recalls.cases(recallId)).find((one) => one.quantity === quantity);
  if (!found) throw new Error(`no case of ${quantity} boxes`);
  return found;
};
const answerFor = async (quantity: number, outcome: string, note?: string) =>
  shop.post(`/recalls/${recallId}/cases/${(await caseOf(quantity)).id}/answer`, { outcome, note }, 'sales');

test('pages hold each case once; a filter finds those of a customer or a status', async () => {
  const found: string[] = [];
  let cursor = '';
  do {
    const { body } = await shop.get(`/recalls/${recallId}/cases?limit=3&count=true${cursor}`, 'auditor');
    expect([body.total, body.totalIsExact]).toEqual([4, true]);
    found.push(...body.data.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
  } while (cursor);
  expect(new Set(found).size).toBe(4);
  const { customerId } = await caseOf(3);
  expect((await recalls.cases(recallId, `&customerId=${customerId}`)).map(({ quantity }) => quantity)).toEqual([3]);
  expect([
    await recalls.cases(recallId, '&status=open'),
    (await recalls.cases(recallId, '&status=notified')).length,
  ]).toEqual([[], 4]);
  expect(slug(await shop.get(`/recalls/${nextId()}/cases`, 'auditor'))).toBe('recall.not-found');
});

test('answers are all kept, the last one counts, and the figures follow', async () => {
  expect((await answerFor(4, 'unreachable')).body).toMatchObject({ status: 'answered', outcome: 'unreachable' });
  await answerFor(4, 'returned', 'By post');
  await answerFor(3, 'destroyed');
  const { body } = await answerFor(2, 'used');
  expect(body.answers).toEqual([{ outcome: 'used', note: null, actorId: expect.any(String), at: expect.any(String) }]);
  const { answers, outcome } = await caseOf(4);
  expect([outcome, answers.map((one) => [one.outcome, one.note])]).toEqual([
    'returned',
    [
      ['unreachable', null],
      ['returned', 'By post'],
    ],
  ]);
  expect(await recalls.figures(recallId)).toMatchObject({
    boxes: { affected: 10, returned: 4, destroyed: 3, used: 2, unreachable: 0, refused: 0, unanswered: 1 },
    customers: { affected: 4, answered: 3 },
    effectivenessPercent: 70,
  });
  expect((await recalls.cases(recallId, '&status=answered')).length).toBe(3);
});

test('only what may be is an answer, of a case of this recall, by who talks to customers', async () => {
  const path = `/recalls/${recallId}/cases`;
  const { id } = await caseOf(1);
  const answer = { outcome: 'returned' };
  expect(slug(await shop.post(`${path}/${id}/answer`, { outcome: 'lost' }))).toBe('request.invalid');
  expect(slug(await shop.post(`${path}/${nextId()}/answer`, answer))).toBe('recall.case-not-found');
  expect(slug(await shop.post(`/recalls/${nextId()}/cases/${id}/answer`, answer))).toBe('recall.case-not-found');
  expect((await shop.post(`${path}/${id}/answer`, answer, 'auditor')).status).toBe(403);
});

test('the file holds every case, and no cell that a spreadsheet would carry out', async () => {
  const { status, headers, text } = await shop.get(`/recalls/${recallId}/cases.csv`, 'auditor');
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  const [columns, ...rows] = text.trimEnd().split('\r\n');
  expect(columns).toMatch(/^customerId,orderId,lineId,lotNumber,gtin,quantity,/);
  const listed = (await recalls.cases(recallId)).map(({ customerId, orderId, lineId, gtin, quantity }) =>
    [customerId, orderId, lineId, "'=L1", gtin, quantity].join(','),
  );
  expect(rows.map((row) => row.split(',').slice(0, 6).join(','))).toEqual(listed);
});

test('an order from before stock knew its customer is found all the same, and counted as unnamed', async () => {
  const lens = await recalls.offered({ lotNumber: 'OLD', quantity: 1 });
  const { orderId } = await recalls.sold(lens);
  const forget = 'update catalog_inventory.reservation set customer_id = null where order_id = $1';
  await shop.stack.admin.query(forget, [orderId]);
  const { body } = await recalls.issue([{ lots: ['OLD'] }]);
  expect(await recalls.cases(body.id)).toMatchObject([{ orderId, customerId: null, status: 'open' }]);
  expect(await recalls.figures(body.id)).toMatchObject({
    boxes: { affected: 1, unnamed: 1 },
    customers: { affected: 0 },
  });
});

test('customers by the thousand are told in turns, each once, though versions follow at once', async () => {
  const lot = 'THOUSANDS';
  const lens = await recalls.offered({ lotNumber: lot, quantity: 1 });
  const prefix = `0197d${nextId().slice(-3)}`;
  await shop.stack.admin.query(
    `with sold as (
       insert into catalog_inventory.reservation
         (order_id, status, market, customer_id, refused_line_ids, created_at, updated_at)
       select ($1 || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'shipped', 'US',
         ($1 || '-0000-7000-9000-' || lpad((n / 2)::text, 12, '0'))::uuid, '{}', now(), now()
       from generate_series(0, 2399) n returning order_id
     )
     insert into catalog_inventory.reservation_line (order_id, line_id, lot_id, quantity, evidence_id)
     select order_id, gen_random_uuid(), $2, 1, gen_random_uuid() from sold`,
    [prefix, lens.lotIds[0]],
  );
  const { body } = await recalls.issue([{ lots: [lot] }]);
  expect(body.changed.casesAdded).toBe(2_400);
  await recalls.version(body.id, [{ lots: [lot] }], { title: 'The same again' });
  const messages = await recalls.afterTelling(body.id);
  expect(messages).toHaveLength(1_200);
  expect(new Set(messages.map(({ customerId }) => customerId)).size).toBe(1_200);
  expect(messages.every(({ boxes }) => boxes.length === 2)).toBe(true);
  const figures = await recalls.figures(body.id);
  expect(figures).toMatchObject({ orders: 2_400, customers: { affected: 1_200, notified: 1_200 } });
}, 30_000);
