import { describe, expect, test } from '@jest/globals';
import { declarations } from '@toric/contracts/all';
import type { Actor, StaffRole } from '@toric/contracts/kernel/access';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { isForKeys, scopesOf } from '@toric/contracts/customer/machines/key-scopes';
import { isPublished } from '@toric/contracts/kernel/operation';
import { assertActive, assertCovers, assertExpiry, assertMayEnd, rolesForScopes, stateOf } from './api-key.ts';

const now = new Date('2026-11-29T09:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const person = (...roles: StaffRole[]): Actor => ({ id: 'p', kind: 'staff', roles });
const refusal = (act: () => unknown): BusinessError | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as BusinessError;
  }
};
const wrong = (scopes: string[], ...roles: StaffRole[]) =>
  refusal(() => rolesForScopes(scopes, person(...roles)))?.errors.map(({ pointer, detail }) => [pointer, detail.en]);

describe('the scopes of a key', () => {
  test('are operations or groups, and the key acts with the roles that they need', () => {
    expect(rolesForScopes(['shipOrder'], person('warehouse', 'marketing'))).toEqual(['warehouse']);
    expect(rolesForScopes(['shipments:read', 'coupons:read'], person('warehouse', 'marketing'))) //
      .toEqual(['warehouse', 'marketing']);
  });

  test('are refused one by one if they are unknown, closed, or more than the person may do', () => {
    expect(wrong(['shipOrder', 'flyToTheMoon', 'moon:read'], 'warehouse')).toEqual([
      ['/scopes/1', expect.stringContaining('there is no scope flyToTheMoon')],
      ['/scopes/2', expect.stringContaining('there is no scope moon:read')],
    ]);
    expect(wrong(['shipOrder'], 'marketing')).toEqual([['/scopes/0', expect.stringContaining('your roles do not')]]);
    expect(wrong(['shipOrder'])).toHaveLength(1);
    const closed = ['createApiKey', 'api-keys:write', 'changeRoles', 'staff:write', 'enrolFactor', 'changePassword'];
    for (const scope of closed)
      expect(wrong([scope], 'admin')).toEqual([['/scopes/0', expect.stringContaining('only people')]]);
    for (const scope of ['approveRefund', 'requestRefund', 'approvePurchaseOrder', 'adjustLot', 'confirmPrescription'])
      expect(wrong([scope], 'finance', 'warehouse', 'optician')).toHaveLength(1);
  });

  test('open no operation of the whole API that is closed to keys', () => {
    const closed = declarations.filter(isPublished).filter((one) => !isForKeys(one) && !one.allow.includes('public'));
    expect(closed.length).toBeGreaterThan(40);
    for (const operation of closed)
      expect(wrong([scopesOf(operation)[0]], 'admin', 'finance', 'optician')).toHaveLength(1);
  });
});

test('a person needs all roles of a key to change it; an administrator may end every key', () => {
  const key = { roles: ['finance', 'sales'] as StaffRole[] };
  expect(refusal(() => assertCovers(person('finance', 'sales', 'admin'), key))).toBeUndefined();
  expect(refusal(() => assertCovers(person('admin', 'sales'), key))).toMatchObject({ slug: 'api-key.beyond-roles' });
  expect(refusal(() => assertMayEnd(person('admin'), key))).toBeUndefined();
  expect(refusal(() => assertMayEnd(person('sales'), key))).toMatchObject({ slug: 'api-key.beyond-roles' });
});

test('a key lives for at most as many days as the setting says, and expires in the future', () => {
  expect(refusal(() => assertExpiry(inDays(365), now, 365))).toBeUndefined();
  for (const days of [366, 0, -1])
    expect(refusal(() => assertExpiry(inDays(days), now, 365))).toMatchObject({ slug: 'api-key.expiry' });
});

test('a key is active until it is ended or has expired, and then changes no more', () => {
  const active = { endedAt: null, expiresAt: inDays(1) };
  expect([active, { ...active, expiresAt: now }, { ...active, endedAt: now }].map((key) => stateOf(key, now))) //
    .toEqual(['active', 'expired', 'ended']);
  expect(refusal(() => assertActive(active, now))).toBeUndefined();
  expect(refusal(() => assertActive({ ...active, endedAt: now }, now))).toMatchObject({ slug: 'api-key.ended' });
});
