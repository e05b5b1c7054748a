// Tests the cases of a recall over HTTP: listed in pages, exported, answered and counted.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';
import { recallShop } from './recall-shop.ts';

let shop: CatalogStack;
let recalls: ReturnType<typeof recallShop>;
let recallId: string;
beforeAll(async () => {
  shop = await catalogStack();
  recalls = recallShop(shop);
  const lens = await recalls.offered({ lotNumber: '=L1', quantity: 20 });
  for (const quantity of [4, 3, 2, 1]) await recalls.sold(lens, quantity);
  recallId = (await recalls.issue([{ lots: ['=L1'] }])).body.id;
  await recalls.messagesAfterTelling(recallId);
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const caseOf = async (quantity: number) => {
  const match = (await recalls.cases(recallId)).find((one) => one.quantity === quantity);
  if (!match) throw new Error(`no case of ${quantity} boxes`);
  return match;
};
const answerFor = async (quantity: number, outcome: string, note?: string) =>
  shop.post(`/recalls/${recallId}/cases/${(await caseOf(quantity)).id}/answer`, { outcome, note }, 'sales');

test('pages hold each case once, and filters select by customer and status', async () => {
  const ids: string[] = [];
  let cursor = '';
  do {
    const { body } = await shop.get(`/recalls/${recallId}/cases?limit=3&count=true${cursor}`, 'auditor');
    expect([body.total, body.totalIsExact]).toEqual([4, true]);
    ids.push(...body.data.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
  } while (cursor);
  expect(new Set(ids).size).toBe(4);
  const { customerId } = await caseOf(3);
  expect((await recalls.cases(recallId, `&customerId=${customerId}`)).map(({ quantity }) => quantity)).toEqual([3]);
  expect([
    await recalls.cases(recallId, '&status=open'),
    (await recalls.cases(recallId, '&status=notified')).length,
  ]).toEqual([[], 4]);
  expect(slug(await shop.get(`/recalls/${nextId()}/cases`, 'auditor'))).toBe('recall.not-found');
});

test('all answers are kept, the last one counts, and the figures follow', async () => {
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

test('an answer needs a known outcome, a case of this recall, and a role that talks to customers', async () => {
  const path = `/recalls/${recallId}/cases`;
  const { id } = await caseOf(1);
  const answer = { outcome: 'returned' };
  expect(slug(await shop.post(`${path}/${id}/answer`, { outcome: 'lost' }))).toBe('request.invalid');
  expect(slug(await shop.post(`${path}/${nextId()}/answer`, answer))).toBe('recall.case-not-found');
  expect(slug(await shop.post(`/recalls/${nextId()}/cases/${id}/answer`, answer))).toBe('recall.case-not-found');
  expect((await shop.post(`${path}/${id}/answer`, answer, 'auditor')).status).toBe(403);
});

test('the CSV file holds every case, and escapes cells that a spreadsheet would run as a formula', async () => {
  const { status, headers, text } = await shop.get(`/recalls/${recallId}/cases.csv`, 'auditor');
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  const [columns, ...rows] = text.trimEnd().split('\r\n');
  expect(columns).toMatch(/^\uFEFFcustomerId,orderId,lineId,lotNumber,gtin,quantity,/);
  const listed = (await recalls.cases(recallId)).map(({ customerId, orderId, lineId, gtin, quantity }) =>
    [customerId, orderId, lineId, "'=L1", gtin, quantity].join(','),
  );
  expect(rows.map((row) => row.split(',').slice(0, 6).join(','))).toEqual(listed);
});

test('a shipped order without a known customer has a case, too, and is counted as unnamed', async () => {
  const lens = await recalls.offered({ lotNumber: 'OLD', quantity: 1 });
  const { orderId } = await recalls.sold(lens);
  const forget = 'update catalog_inventory.reservation set customer_pseudonym = null where order_id = $1';
  await shop.stack.admin.query(forget, [orderId]);
  const { body } = await recalls.issue([{ lots: ['OLD'] }]);
  expect(await recalls.cases(body.id)).toMatchObject([{ orderId, customerId: null, status: 'open' }]);
  expect(await recalls.figures(body.id)).toMatchObject({
    boxes: { affected: 1, unnamed: 1 },
    customers: { affected: 0 },
  });
});
