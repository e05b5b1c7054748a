import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { assertCompatible, needsSecondAdministrator, requireWaiting, type StaffMember, staffView } from './staff.ts';

const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return error.slug;
  }
  return 'accepted';
};
const at = new Date('2026-11-29T10:00:00Z');
const member: StaffMember = {
  ...{ id: 's', version: 2, createdAt: at, updatedAt: at, active: true },
  ...{ roles: ['sales'], roleRequest: null, data: { email: 'sam@example.com', name: 'Sam' } },
};

test('roles with both halves of a control are refused, and each pair is explained', () => {
  expect(refusalOf(() => assertCompatible([], ['finance', 'sales']))).toBe('staff.roles-exclude-each-other');
  expect(refusalOf(() => assertCompatible(['auditor'], ['auditor', 'admin']))).toBe('staff.roles-exclude-each-other');
  expect(refusalOf(() => assertCompatible([], ['sales', 'warehouse', 'marketing']))).toBe('accepted');
});

test('roles may be taken away from an account that holds an excluded pair from before', () => {
  expect(refusalOf(() => assertCompatible(['finance', 'sales', 'marketing'], ['finance', 'sales']))).toBe('accepted');
  expect(staffView({ ...member, roles: ['finance', 'sales'] }).excludedPairs).toEqual([['finance', 'sales']]);
});

test('a pair that two administrators may permit waits, and a single role does not', () => {
  const of = (before: StaffMember['roles'], after: StaffMember['roles'], anotherAdmin = true) =>
    needsSecondAdministrator({ before, after, anotherAdmin });
  expect(of(['sales'], ['sales', 'optician'], false)).toBe(true);
  expect(of(['sales', 'optician'], ['sales', 'optician', 'warehouse'])).toBe(false);
  expect(of(['sales'], ['optician'])).toBe(false);
  expect(of(['admin'], ['admin', 'finance'], false)).toBe(true);
});

test('the second administrator of a shop needs no approval, and the third needs it', () => {
  const change = { before: [], after: ['admin'] } as const;
  expect(needsSecondAdministrator({ ...change, anotherAdmin: false })).toBe(false);
  expect(needsSecondAdministrator({ ...change, anotherAdmin: true })).toBe(true);
  expect(needsSecondAdministrator({ before: ['admin'], after: ['admin'], anotherAdmin: true })).toBe(false);
});

test('only the request that waits can be decided', () => {
  const roleRequest = { id: 'r', roles: ['optician'], requestedBy: 'a', requestedAt: at } as const;
  expect(refusalOf(() => requireWaiting({ ...member, roleRequest }, 'r'))).toBe('accepted');
  expect(refusalOf(() => requireWaiting({ ...member, roleRequest }, 'older'))).toBe('staff.request-not-waiting');
  expect(refusalOf(() => requireWaiting(member, 'r'))).toBe('staff.request-not-waiting');
});
