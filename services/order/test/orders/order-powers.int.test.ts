/** Tests that the powers of an order's lenses are shown to the roles that need them, and to nobody else. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { body, customerId, line, type OrderStack, orderStack } from '../order-stack.ts';

/** Holds a power that no other order of this test has. */
const CANARY = -4.75;
const READERS = ['sales', 'warehouse', 'finance', 'optician', 'auditor'] as const;

let shop: OrderStack;
let orderId: string;
let tokens: Readonly<Record<StaffRole, string>>;
beforeAll(async () => {
  shop = await orderStack();
  orderId = await shop.placed({ ...body, lines: [line(CANARY)] });
  const all = STAFF_ROLES.map(
    async (role) => [role, await shop.stack.token({ kind: 'staff', roles: [role] })] as const,
  );
  tokens = Object.fromEntries(await Promise.all(all)) as typeof tokens; // one token for each role
}, 60_000);
afterAll(() => shop?.stop());

const get = (path: string, token: string) => shop.api().get(path).set('Authorization', `Bearer ${token}`);

describe.each(['sales', 'warehouse', 'finance'] as const)('%s', (role) => {
  test.each(['/orders/ID', '/orders', `/orders?customerId=${customerId}`, '/orders/ID/steps'])(
    'gets no power from GET %s',
    async (path) => {
      const answer = await get(path.replace('ID', orderId), tokens[role]).expect(200);
      expect(answer.text).not.toContain(String(CANARY));
    },
  );

  test('sees the product, the eye, the quantity and the money of each line', async () => {
    const { body: order } = await get(`/orders/${orderId}`, tokens[role]).expect(200);
    expect(order.lines).toMatchObject([
      {
        productName: 'Biofinity',
        eye: 'right',
        quantity: 2,
        parameters: null,
        total: { amount: 12_800 },
      },
    ]);
  });
});

test('the customer, opticians and auditors see the power', async () => {
  for (const token of [shop.customer, tokens.optician, tokens.auditor]) {
    const { body: order } = await get(`/orders/${orderId}`, token).expect(200);
    expect(order.lines[0].parameters.sphere).toBe(CANARY);
  }
});

test('roles that may not read orders get no answer at all', async () => {
  for (const role of STAFF_ROLES.filter((one) => !READERS.some((reader) => reader === one)))
    await get(`/orders/${orderId}`, tokens[role]).expect(403);
});

test('sales get no power from the answers of placing and of cancelling an order, also when they repeat the request', async () => {
  const wanted = { ...body, customerId, lines: [line(CANARY)] };
  const place = () => shop.post('/orders', tokens.sales, wanted, 'sales-order-0001');
  for (const answer of [await place().expect(201), await place().expect(201)]) {
    expect(answer.text).not.toContain(String(CANARY));
    expect(answer.body.lines[0].parameters).toBeNull();
  }
  const { body: placed } = await place();
  const cancelled = await shop.post(`/orders/${placed.id}/cancel`, tokens.sales, {}).expect(202);
  expect(cancelled.text).not.toContain(String(CANARY));
});
