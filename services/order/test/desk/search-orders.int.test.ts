// Tests how staff find orders in the search of the console, how the list of orders is filtered, and which orders wait.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let sales: string;
beforeAll(async () => {
  shop = await orderStack();
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => shop.stop());

const get = async (path: string, token = sales) => {
  const { status, body } = await shop.api().get(path).set('Authorization', `Bearer ${token}`);
  expect([path, status]).toEqual([path, 200]);
  return body;
};
/** Changes an order without the triggers of the database, which permit no such state without evidence. */
const put = (id: string, changes: string) =>
  shop.stack.admin.query(
    `begin; set local session_replication_role = replica; update "order".orders set ${changes} where id = '${id}'; commit`,
  );
const hits = async (q: string, token = sales) => (await get(`/search?q=${encodeURIComponent(q)}`, token)).hits;

test('an order is found by its number, by any four characters of it, and by the number of its parcel', async () => {
  const id = await shop.placed();
  const { number, createdAt } = await shop.read(id);
  const hit = { kind: 'order', id, title: number, detail: `${createdAt.slice(0, 10)} · US` };
  expect(await hits(number)).toEqual([hit]);
  expect(await hits(number.toLowerCase())).toEqual([hit]);
  expect(await hits(number.slice(-6))).toEqual([hit]);
  expect(await hits(number.slice(3, 9))).toContainEqual(hit);
  expect(await hits(number.slice(-4))).toEqual([hit]);
  expect(await hits(number.slice(-3))).toEqual([]);
  expect(await hits('____')).toEqual([]);
  expect(await hits('%%%%')).toEqual([]);
  await put(id, `status = 'shipped', carrier = 'UPS', tracking_number = '1Zabc'`);
  expect(await hits('1ZABC')).toEqual([{ kind: 'shipment', id, title: '1Zabc', detail: `UPS · ${number}` }]);
});

test('a caller who may not read orders finds none', async () => {
  const { number } = await shop.read(await shop.placed());
  for (const role of ['marketing', 'admin', 'operator'] as const)
    expect(await hits(number, await shop.stack.token({ kind: 'staff', roles: [role] }))).toEqual([]);
});

test('orders are listed by several states, without some states, by market and by day', async () => {
  const [one, two] = [await shop.placed(), await shop.placed()];
  await put(one, `status = 'completed', carrier = 'UPS', tracking_number = '1Z2'`);
  await put(
    two,
    `status = 'cancelled', reason_code = 'x', reason_detail = 'x', created_at = '2026-01-31T23:59:59.999Z'`,
  );
  const list = async (query: string): Promise<string[]> =>
    (await get(`/orders?limit=100&${query}`)).data.map(({ id }: { id: string }) => id);
  expect(await list('statusIn=completed,cancelled')).toEqual(expect.arrayContaining([one, two]));
  expect(await list('statusIn=completed')).not.toContain(two);
  const others = await list('statusNot=completed,cancelled');
  expect(others).not.toContain(one);
  expect(others).not.toContain(two);
  expect(await list('placedFrom=2026-01-31&placedTo=2026-01-31')).toEqual([two]);
  expect(await list('placedTo=2026-01-30')).toEqual([]);
  expect(await list('status=cancelled&statusNot=cancelled')).toEqual([]);
  expect(await list('market=DE')).toEqual([]);
  const wrong = await shop.api().get('/orders?statusIn=lost').set('Authorization', `Bearer ${sales}`);
  expect(wrong.status).toBe(400);
});

test('orders that wait are counted for the role whose turn it is, also as late', async () => {
  const [one, two] = [await shop.placed(), await shop.placed()];
  await put(one, `status = 'confirmed', updated_at = now() - interval '2 days'`);
  await put(two, `status = 'confirmed', updated_at = now() - interval '1 hour'`);
  const { data } = await get('/waiting', shop.warehouse);
  expect(data).toContainEqual({ kind: 'orders-to-ship', count: 2, late: 1, oldest: expect.any(String) });
  expect((await get('/waiting')).data).not.toContainEqual(expect.objectContaining({ kind: 'orders-to-ship' }));
});
