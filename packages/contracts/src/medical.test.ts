// Tests that the powers of a person's lenses are hidden from everybody who does not need them, in every operation.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { declarations } from './all.ts';
import { GetOrder, ListOrders } from './order/order.http.ts';
import { ListOrderSteps } from './order/order-stream.http.ts';
import { mayCall, type Role, STAFF_ROLES } from './kernel/access.ts';
import { forReader, medical, MEDICAL_READERS, medicalFields, seesMedical } from './medical.ts';
import { Id } from './kernel/common.ts';
import { isOperation } from './kernel/operation.ts';

const operations = declarations.filter(isOperation);
const as = (...roles: Role[]) => ({ roles });

describe('the powers of a person', () => {
  test('are seen by customers, opticians and auditors, and by no other role', () => {
    expect(['customer' as const, ...STAFF_ROLES].filter((role) => seesMedical(as(role)))).toEqual([
      'customer',
      'optician',
      'auditor',
    ]);
  });

  test('are hidden in an order and in a list of orders', () => {
    expect(medicalFields(GetOrder.reply)).toEqual([['reason'], ['lines', '*', 'parameters']]);
    expect(medicalFields(ListOrders.reply)).toContainEqual(['data', '*', 'lines', '*', 'parameters']);
  });

  test('become null for sales and finance, and everything else stays', () => {
    const fields = medicalFields(GetOrder.reply);
    const order = { id: 'o', lines: [{ quantity: 2, parameters: { sphere: -2.25 } }] };
    const hidden = { id: 'o', lines: [{ quantity: 2, parameters: null }] };
    for (const role of ['sales', 'finance', 'warehouse', 'admin', 'marketing', 'operator'] as const)
      expect(forReader(as(role), fields, order)).toEqual(hidden);
    for (const role of MEDICAL_READERS) expect(forReader(as(role), fields, order)).toBe(order);
    expect(forReader(as('sales', 'optician'), fields, order)).toBe(order);
    expect(forReader(as(), fields, order)).toEqual(hidden);
  });

  test('cannot be guessed by the reason of a refusal: a right and a wrong power give the same one', () => {
    const fields = medicalFields(ListOrderSteps.reply);
    const answerOf = (code: string) => ({ data: [{ reason: { code, detail: 'x' } }, { reason: null }] });
    const seen = (code: string, ...roles: Role[]) => forReader(as(...roles), fields, answerOf(code));
    const hidden = {
      data: [{ reason: expect.objectContaining({ code: 'prescription.not-suitable' }) }, { reason: null }],
    };
    expect(seen('supply.too-much', 'sales')).toEqual(hidden);
    expect(seen('prescription.does-not-cover', 'sales')).toEqual(seen('supply.too-much', 'sales'));
    expect(seen('stock.sold-out', 'sales')).toEqual(answerOf('stock.sold-out'));
    expect(seen('supply.too-much', 'customer')).toEqual(answerOf('supply.too-much'));
  });

  test('are found in fields that may be absent, and in one of several forms', () => {
    const power = medical(z.number(), 'The power.');
    const reply = z.object({
      a: z.object({ power }).nullable(),
      b: z.union([z.object({ power }), z.null()]).optional(),
    });
    expect(medicalFields(reply)).toEqual([
      ['a', 'power'],
      ['b', 'power'],
    ]);
    expect(forReader(as('sales'), medicalFields(reply), { a: null, b: { power: -2 } })).toEqual({
      a: null,
      b: { power: null },
    });
  });
});

/**
 * These lists contain the names of the fields that lead to a person, and of the fields that tell the power of a lens.
 */
const PERSON = ['customerId', 'recipient', 'orderId'];
const POWER = ['parameters', 'lensId', 'sphere', 'eyes'];

/** Returns the names of all fields in a schema, without the fields that are hidden from most readers. */
function visibleNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || 'x-medical' in schema) return [];
  const properties: unknown = 'properties' in schema ? schema.properties : {};
  const shown = Object.entries(Object(properties)).filter(([, field]) => !('x-medical' in Object(field)));
  return [...shown.map(([name]) => name), ...Object.values(schema).flatMap(visibleNames)];
}

/**
 * Lists operations that show powers beside a person or an order to people who are no medical readers, with the reason.
 */
const NEEDED: Readonly<Record<string, string>> = {
  showCart: 'The holder of the token put these lenses into the cart. A cart with a token belongs to no customer.',
  getPickWave: 'A picker takes these boxes off the shelf. The answer names orders by number, and no person.',
  setLotBin: 'A lot on a shelf belongs to nobody.',
  getShipmentBoxes: 'The warehouse takes these boxes off the shelf. The answer names no person.',
};

test('a power beside a person is found unless it is hidden', () => {
  const namesIn = (power: z.ZodType) =>
    visibleNames(z.toJSONSchema(z.object({ customerId: Id, lines: z.array(z.object({ lensId: power })) })));
  expect(namesIn(Id)).toContain('lensId');
  expect(namesIn(medical(Id, 'The lens.'))).not.toContain('lensId');
});

test('no operation shows a person and the power of a lens to people who may not see powers', () => {
  const open = operations.filter(({ allow, reply }) => {
    const names = visibleNames(z.toJSONSchema(reply, { unrepresentable: 'any' }));
    const others = STAFF_ROLES.filter((role) => !MEDICAL_READERS.includes(role));
    const isJoined = PERSON.some((name) => names.includes(name)) && POWER.some((name) => names.includes(name));
    return isJoined && others.some((role) => mayCall(allow, { id: '', kind: 'staff', roles: [role] }));
  });
  expect(open.map(({ id }) => id).filter((id) => !(id in NEEDED))).toEqual([]);
});
