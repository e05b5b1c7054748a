// Tests that a call is denied unless the operation lists the caller.
import { describe, expect, test } from '@jest/globals';
import { type Actor, mayCall, STAFF_ROLES } from './access.ts';

const customer: Actor = { id: 'c', kind: 'customer', roles: ['customer'] };
const staff = (...roles: Actor['roles']): Actor => ({ id: 's', kind: 'staff', roles });

describe('mayCall', () => {
  test('public admits everybody, with or without a token', () => {
    expect([undefined, customer, staff()].map((actor) => mayCall(['public'], actor))).toEqual([true, true, true]);
  });

  test('a caller without a token is admitted by nothing else', () => {
    expect(mayCall(['customer:self', ...STAFF_ROLES], undefined)).toBe(false);
  });

  test('customer:self admits customers and no staff', () => {
    expect([mayCall(['customer:self'], customer), mayCall(['customer:self'], staff('admin'))]).toEqual([true, false]);
  });

  test.each(STAFF_ROLES)('%s is admitted only where it is listed', (role) => {
    const admitting = STAFF_ROLES.filter((listed) => mayCall([listed], staff(role)));
    expect(admitting).toEqual([role]);
  });

  test('several roles are admitted where any of them is listed; staff without a role are not admitted', () => {
    expect(mayCall(['finance'], staff('sales', 'finance'))).toBe(true);
    expect(mayCall(['finance'], staff())).toBe(false);
    expect(mayCall([...STAFF_ROLES], customer)).toBe(false);
  });
});
