// What `expand` adds to an answer: only what is declared, only what the caller may read, each thing asked once.
import { describe, expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import { expandedReply, expandNames } from '@toric/contracts/kernel/expand';
import type { Operation } from '@toric/contracts/kernel/operation';
import { GetOrder, ListOrders } from '@toric/contracts/order/order.http';
import { z } from 'zod';
import { expandAnswer, wantedOf } from './expand.ts';
import { operations } from './operations.ts';

const staff = (...roles: Actor['roles']): Actor => ({ id: 'staff', kind: 'staff', roles });
const customer: Actor = { id: 'customer', kind: 'customer', roles: ['customer'] };
const answerOf = (body: unknown, status = 200) => ({
  status,
  headers: { etag: '"v1"', 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
});

/** Services by path; what is not there is a 404. */
function services(things: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const ask = (owner: string, path: string) => {
    asked.push(`${owner}${path}`);
    const thing = things[path];
    return Promise.resolve(thing === undefined ? answerOf({}, 404) : answerOf(thing));
  };
  return { asked, ask };
}
const bodyOf = async (answer: Promise<{ body: Buffer }>): Promise<unknown> =>
  JSON.parse((await answer).body.toString());

describe('what is wanted', () => {
  test('names by commas, repeated or both, of two levels', () => {
    const wanted = wantedOf(GetOrder, ['customer,payment', 'payment.refunds'], staff('sales', 'finance', 'auditor'));
    expect(wanted).toEqual({ customer: {}, payment: { refunds: {} } });
  });

  test.each([
    ['product', GetOrder],
    ['payment.refunds.payment', GetOrder],
    ['', ListOrders],
  ])("'%s' is refused with what is possible", (name, operation) => {
    expect(() => wantedOf(operation, name, staff('auditor'))).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        errors: [
          {
            pointer: '#query/expand',
            detail: expect.objectContaining({
              en: `not to be expanded here: ${name}; possible: customer, payment, payment.refunds, invoices`,
            }),
          },
        ],
      }),
    );
  });

  test.each<[string, Actor]>([
    ['customer', staff('warehouse')],
    ['payment.refunds', customer],
  ])('%s is refused to who may not read it alone', (name, actor) => {
    expect(() => wantedOf(GetOrder, name, actor)).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        message: expect.stringContaining(`expand=${name.split('.').at(-1)}`),
      }),
    );
  });
});

describe('the answer', () => {
  const refunds = { data: [{ id: 'r' }], nextCursor: null };
  const around = { '/customers/c': { id: 'c' }, '/payments/o': { orderId: 'o' }, '/refunds?orderId=o': refunds };

  test('holds what the other operations answer, and no ETag: its version does not cover them', async () => {
    const { ask, asked } = services(around);
    const answer = expandAnswer(
      answerOf({ id: 'o', customerId: 'c' }),
      GetOrder,
      { customer: {}, payment: { refunds: {} } },
      ask,
    );
    expect(await bodyOf(answer)).toEqual({
      id: 'o',
      customerId: 'c',
      customer: { id: 'c' },
      payment: { orderId: 'o', refunds },
    });
    expect((await answer).headers).toEqual({ 'content-type': 'application/json' });
    expect(asked).toEqual(['customer/customers/c', 'payment/payments/o', 'payment/refunds?orderId=o']);
  });

  test('of a list asks for each thing once, however many name it; what is not there is null', async () => {
    const { ask, asked } = services(around);
    const orders = ['c', 'c', 'gone', null].map((customerId, id) => ({ id, customerId }));
    const list = answerOf({ data: orders, nextCursor: 'next' });
    const customers = [{ id: 'c' }, { id: 'c' }, null, null];
    expect(await bodyOf(expandAnswer(list, ListOrders, { customer: {} }, ask))).toEqual({
      data: orders.map((order, at) => ({ ...order, customer: customers[at] })),
      nextCursor: 'next',
    });
    expect(asked).toEqual(['customer/customers/c', 'customer/customers/gone']);
  });

  test('is whole or not at all: a service that is away is named', async () => {
    const away = () => Promise.resolve(answerOf({}, 503));
    const answer = expandAnswer(answerOf({ id: 'o', customerId: 'c' }), GetOrder, { customer: {} }, away);
    await expect(answer).rejects.toMatchObject({ name: 'Unavailable', service: 'customer' });
  });

  test('of a refusal stays the refusal', async () => {
    const refusal = answerOf({ status: 404 }, 404);
    const { ask, asked } = services(around);
    expect([await expandAnswer(refusal, GetOrder, { customer: {} }, ask), asked]).toEqual([refusal, []]);
  });
});

/** The fields of what is answered; of a list, of its things. */
function fieldsOf({ reply }: Operation): string[] {
  if (!(reply instanceof z.ZodObject)) return [];
  const list: unknown = reply.shape['data'];
  const thing = list instanceof z.ZodArray && list.element instanceof z.ZodObject ? list.element : reply;
  return Object.keys(thing.shape);
}
const namesOf = (schema: z.ZodType | undefined) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

const declared = operations.flatMap((operation) =>
  Object.entries(operation.expand ?? {}).map(([name, { operation: other, via }]) => ({ operation, name, other, via })),
);
test.each(declared.map((one) => [`${one.operation.id}?expand=${one.name}`, one] as const))(
  '%s leads from its own fields to another operation, and hides none of them',
  (_, { operation, name, other, via }) => {
    const fields = fieldsOf(operation);
    expect(fields).not.toContain(name);
    expect(fields).toEqual(expect.arrayContaining(Object.values(via)));
    expect([...namesOf(other.params), ...namesOf(other.query)]).toEqual(expect.arrayContaining(Object.keys(via)));
    expect(Object.keys(via)).toEqual(expect.arrayContaining(namesOf(other.params)));
    expect(other.endpoint).toMatch(/^GET /);
  },
);

test('every name that is offered is in the documented answer', () => {
  const text = JSON.stringify(z.toJSONSchema(expandedReply(ListOrders)));
  for (const name of expandNames(ListOrders)) expect(text).toContain(`"${name.split('.').at(-1)}"`);
});
