// Tests that `expand` adds only declared expansions that the caller may read, and that it fetches each of them once.
import { describe, expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import { expandedReply, expandNames } from '@toric/contracts/kernel/expand';
import type { Operation } from '@toric/contracts/kernel/operation';
import { GetOrder, ListOrders } from '@toric/contracts/order/order.http';
import { z } from 'zod';
import { expandAnswer, parseExpand } from './expand.ts';
import { operations } from './operations.ts';

const staff = (...roles: Actor['roles']): Actor => ({ id: 'staff', kind: 'staff', roles });
const customer: Actor = { id: 'customer', kind: 'customer', roles: ['customer'] };
const answerOf = (body: unknown, status = 200) => ({
  status,
  headers: { etag: '"v1"', 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

/**
 * Returns a stand-in for all services. `bodies` maps each path to the body of its answer, and any other path is
 * answered with 404. `fetched` lists the paths that were requested, each after the name of its service.
 */
function services(bodies: Readonly<Record<string, unknown>>) {
  const fetched: string[] = [];
  const fetchPath = (owner: string, path: string) => {
    fetched.push(`${owner}${path}`);
    const body = bodies[path];
    return Promise.resolve(body === undefined ? answerOf({}, 404) : answerOf(body));
  };
  return { fetched, fetchPath };
}
const bodyOf = async (answer: Promise<{ body: Buffer }>): Promise<unknown> =>
  JSON.parse((await answer).body.toString());

describe('the query', () => {
  test('takes names of two levels, separated by commas or repeated', () => {
    const tree = parseExpand(GetOrder, ['customer,payment', 'payment.refunds'], staff('sales', 'finance', 'auditor'));
    expect(tree).toEqual({ customer: {}, payment: { refunds: {} } });
  });

  test.each([
    ['product', GetOrder],
    ['payment.refunds.payment', GetOrder],
    ['', ListOrders],
  ])("with '%s' is refused, and the refusal lists the possible names", (name, operation) => {
    expect(() => parseExpand(operation, name, staff('auditor'))).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        errors: [
          {
            pointer: '#query/expand',
            detail: expect.objectContaining({
              en: `cannot be expanded here: ${name}; possible: customer, payment, payment.refunds, invoices`,
            }),
          },
        ],
      }),
    );
  });

  test.each<[string, Actor]>([
    ['customer', staff('warehouse')],
    ['payment.refunds', customer],
  ])('with %s is refused to a caller who may not read it directly', (name, actor) => {
    expect(() => parseExpand(GetOrder, name, actor)).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        message: expect.stringContaining(`expand=${name.split('.').at(-1)}`),
      }),
    );
  });
});

describe('the answer', () => {
  const refunds = { data: [{ id: 'r' }], nextCursor: null };
  const bodies = { '/customers/c': { id: 'c' }, '/payments/o': { orderId: 'o' }, '/refunds?orderId=o': refunds };

  test('holds the answers of the other operations, and no ETag, which would not cover them', async () => {
    const { fetchPath, fetched } = services(bodies);
    const answer = expandAnswer(
      answerOf({ id: 'o', customerId: 'c' }),
      GetOrder,
      { customer: {}, payment: { refunds: {} } },
      fetchPath,
    );
    expect(await bodyOf(answer)).toEqual({
      id: 'o',
      customerId: 'c',
      customer: { id: 'c' },
      payment: { orderId: 'o', refunds },
    });
    expect((await answer).headers).toEqual({ 'content-type': 'application/json' });
    expect(fetched).toEqual(['customer/customers/c', 'payment/payments/o', 'payment/refunds?orderId=o']);
  });

  test('fetches an object of a list once, even if several items name it, and has null for a missing one', async () => {
    const { fetchPath, fetched } = services(bodies);
    const orders = ['c', 'c', 'gone', null].map((customerId, id) => ({ id, customerId }));
    const list = answerOf({ data: orders, nextCursor: 'next' });
    const customers = [{ id: 'c' }, { id: 'c' }, null, null];
    expect(await bodyOf(expandAnswer(list, ListOrders, { customer: {} }, fetchPath))).toEqual({
      data: orders.map((order, at) => ({ ...order, customer: customers[at] })),
      nextCursor: 'next',
    });
    expect(fetched).toEqual(['customer/customers/c', 'customer/customers/gone']);
  });

  test('is complete or fails, and the failure names the service', async () => {
    const away = () => Promise.resolve(answerOf({}, 503));
    const answer = expandAnswer(answerOf({ id: 'o', customerId: 'c' }), GetOrder, { customer: {} }, away);
    await expect(answer).rejects.toMatchObject({ name: 'Unavailable', service: 'customer' });
  });

  test('stays unchanged if it is a refusal', async () => {
    const refusal = answerOf({ status: 404 }, 404);
    const { fetchPath, fetched } = services(bodies);
    expect([await expandAnswer(refusal, GetOrder, { customer: {} }, fetchPath), fetched]).toEqual([refusal, []]);
  });
});

/**
 * Returns the names of the fields that the answer of an operation has. If the answer is a list, returns the names of
 * the fields of its items.
 */
function fieldsOf({ reply }: Operation): string[] {
  if (!(reply instanceof z.ZodObject)) return [];
  const list: unknown = reply.shape['data'];
  const object = list instanceof z.ZodArray && list.element instanceof z.ZodObject ? list.element : reply;
  return Object.keys(object.shape);
}
const namesOf = (schema: z.ZodType | undefined) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

const declared = operations.flatMap((operation) =>
  Object.entries(operation.expand ?? {}).map(([name, { operation: other, via }]) => ({ operation, name, other, via })),
);
test.each(declared.map((one) => [`${one.operation.id}?expand=${one.name}`, one] as const))(
  '%s leads from fields of its answer to another operation, and hides no field',
  (_, { operation, name, other, via }) => {
    const fields = fieldsOf(operation);
    expect(fields).not.toContain(name);
    expect(fields).toEqual(expect.arrayContaining(Object.values(via)));
    expect([...namesOf(other.params), ...namesOf(other.query)]).toEqual(expect.arrayContaining(Object.keys(via)));
    expect(Object.keys(via)).toEqual(expect.arrayContaining(namesOf(other.params)));
    expect(other.endpoint).toMatch(/^GET /);
  },
);

test('every possible name is a field of the documented answer', () => {
  const text = JSON.stringify(z.toJSONSchema(expandedReply(ListOrders)));
  for (const name of expandNames(ListOrders)) expect(text).toContain(`"${name.split('.').at(-1)}"`);
});
