// Denied unless listed: who may call what.
import { describe, expect, test } from '@jest/globals';
import { type Actor, mayCall, STAFF_ROLES } from './access.ts';

const customer: Actor = { id: 'c', kind: 'customer', roles: ['customer'] };
const staff = (...roles: Actor['roles']): Actor => ({ id: 's', kind: 'staff', roles });

describe('mayCall', () => {
  test('public is for everybody, with a token or without', () => {
    expect([undefined, customer, staff()].map((actor) => mayCall(['public'], actor))).toEqual([true, true, true]);
  });

  test('without a token nothing else is open', () => {
    expect(mayCall(['customer:self', ...STAFF_ROLES], undefined)).toBe(false);
  });

  test('customer:self is for customers, not for staff', () => {
    expect([mayCall(['customer:self'], customer), mayCall(['customer:self'], staff('admin'))]).toEqual([true, false]);
  });

  test.each(STAFF_ROLES)('%s opens its own doors alone', (role) => {
    const opened = STAFF_ROLES.filter((door) => mayCall([door], staff(role)));
    expect(opened).toEqual([role]);
  });

  test('several roles open the doors of each; none opens nothing', () => {
    expect(mayCall(['finance'], staff('sales', 'finance'))).toBe(true);
    expect(mayCall(['finance'], staff())).toBe(false);
    expect(mayCall([...STAFF_ROLES], customer)).toBe(false);
  });
});
