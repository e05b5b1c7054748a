// Tests the answer of a customer to a recall with the link of her mail.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';
import { NOTICE, recallShop } from './recall-shop.ts';

let shop: CatalogStack;
let recalls: ReturnType<typeof recallShop>;
beforeAll(async () => {
  shop = await catalogStack();
  recalls = recallShop(shop);
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const tokenFor = (recallId: string, customerId: string) => shop.stack.pageToken('recall', `${recallId}_${customerId}`);
const read = (token: string) => shop.ask('/recall-links/read', { token });
const answer = (token: string, outcome: string) => shop.ask('/recall-links/answer', { token, outcome });

let lots = 0;
/** Returns a new lot number. All these numbers have the same length, so that none counts as near to another. */
const newLot = () => `LINK${String(lots++).padStart(4, '0')}`;

/**
 * Issues a recall of boxes that two customers bought: one customer bought three and two boxes in two orders, the other
 * one box.
 */
async function recalled() {
  const lotNumber = newLot();
  const lens = await recalls.offered({ lotNumber, quantity: 20 });
  const [customerId, other] = [nextId(), nextId()];
  await recalls.sold(lens, 3, customerId);
  await recalls.sold(lens, 2, customerId);
  await recalls.sold(lens, 1, other);
  const { body } = await recalls.issue([{ lots: [lotNumber] }]);
  const recallId = body.id as string;
  return { recallId, customerId, other, lotNumber, token: tokenFor(recallId, customerId) };
}

test('the link shows what the recall says, and her lots and boxes, and nothing about her lenses', async () => {
  const { token, lotNumber } = await recalled();
  const { status, body } = await read(token);
  expect(status).toBe(200);
  const { title, sourceUrl, severity, whatToDo } = NOTICE;
  expect(body).toEqual({
    ...{ title, sourceUrl, severity, whatToDo, reference: expect.any(String) },
    ...{ lots: [lotNumber], boxes: 5, outcome: null },
  });
});

test('her answer holds for all her boxes, and the effectiveness of the recall counts it', async () => {
  const { recallId, customerId, other, token } = await recalled();
  expect((await answer(token, 'stopped')).status).toBe(204);
  expect(await recalls.figures(recallId)).toMatchObject({
    boxes: { affected: 6, stopped: 5, returned: 0, unanswered: 1 },
    ...{ customers: { affected: 2, answered: 1 }, effectivenessPercent: 0 },
  });
  expect((await answer(token, 'returned')).status).toBe(204);
  expect((await answer(tokenFor(recallId, other), 'destroyed')).status).toBe(204);
  expect(await recalls.figures(recallId)).toMatchObject({
    boxes: { returned: 5, destroyed: 1, stopped: 0, unanswered: 0 },
    ...{ customers: { answered: 2 }, effectivenessPercent: 100 },
  });
  expect((await read(token)).body.outcome).toBe('returned');
  const cases = await recalls.cases(recallId, `&customerId=${customerId}`);
  expect(cases.map(({ answers }) => answers.map(({ outcome, actorId }) => [outcome, actorId]))).toEqual(
    Array.from({ length: 2 }, () => [
      ['stopped', customerId],
      ['returned', customerId],
    ]),
  );
});

test('a repeat adds no answer, and a case keeps at most twenty', async () => {
  const { recallId, customerId, token } = await recalled();
  await Promise.all(Array.from({ length: 8 }, () => answer(token, 'used')));
  const answersOf = async () => (await recalls.cases(recallId, `&customerId=${customerId}`)).map((one) => one.answers);
  expect((await answersOf()).map(({ length }) => length)).toEqual([1, 1]);
  for (let n = 0; n < 24; n++) await answer(token, n % 2 ? 'used' : 'returned');
  expect((await answersOf()).map(({ length }) => length)).toEqual([20, 20]);
});

test('a link that is forged, of another purpose, without boxes, or of a narrower recall gets one answer', async () => {
  const { recallId, customerId, lotNumber, token } = await recalled();
  const [subject = '', signature = ''] = token.split('.');
  const tokens = [
    `${subject}.${signature.slice(0, -4)}AAAA`,
    `${recallId}_${nextId()}.${signature}`,
    shop.stack.pageToken('order', subject),
    tokenFor(nextId(), customerId),
    tokenFor(recallId, nextId()),
  ];
  for (const one of tokens) {
    expect(slug(await read(one))).toBe('recall.link-unusable');
    expect(slug(await answer(one, 'returned'))).toBe('recall.link-unusable');
  }
  expect(slug(await answer(token, 'unreachable'))).toBe('request.invalid');
  const far = newLot();
  expect(lotNumber).not.toBe(far);
  expect((await recalls.version(recallId, [{ lots: [far] }])).status).toBe(201);
  expect(slug(await answer(token, 'returned'))).toBe('recall.link-unusable');
});
