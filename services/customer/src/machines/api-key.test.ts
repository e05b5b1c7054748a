import { describe, expect, test } from '@jest/globals';
import { declarations } from '@toric/contracts/all';
import type { Actor, StaffRole } from '@toric/contracts/kernel/access';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { isForKeys, scopesOf } from '@toric/contracts/customer/machines/key-scopes';
import { isPublished } from '@toric/contracts/kernel/operation';
import {
  approvalFor,
  assertCovers,
  assertExpiry,
  assertInForce,
  assertMayApprove,
  assertMayEnd,
  openedScopes,
  rolesForScopes,
  stateOf,
} from './api-key.ts';

const opened = await openedScopes();
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
  refusal(() => rolesForScopes(opened, scopes, person(...roles)))?.errors.map(({ pointer, detail }) => [
    pointer,
    detail.en,
  ]);

describe('the scopes of a key', () => {
  test('are operations or groups, and the key acts with the roles that they need', () => {
    expect(rolesForScopes(opened, ['shipOrder'], person('warehouse', 'marketing'))).toEqual(['warehouse']);
    expect(rolesForScopes(opened, ['shipments:read', 'coupons:read'], person('warehouse', 'marketing'))) //
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
  const active = { endedAt: null, expiresAt: inDays(1), waiting: false };
  const over = [
    { ...active, expiresAt: now },
    { ...active, endedAt: now },
  ];
  expect([active, { ...active, waiting: true }, ...over].map((key) => stateOf(key, now))) //
    .toEqual(['active', 'waiting', 'expired', 'ended']);
  expect(refusal(() => assertInForce(active, now))).toBeUndefined();
  for (const key of over) expect(refusal(() => assertInForce(key, now))).toMatchObject({ slug: 'api-key.ended' });
});

describe('scopes that move money or are about medicine', () => {
  const given = (scopes: string[], ...roles: StaffRole[]) =>
    approvalFor(opened, { scopes, roles: rolesForScopes(opened, scopes, person(...roles)) }, person(...roles));
  const waits = { askedBy: 'p', approvedBy: null, waiting: true };

  test('wait for a second person, by what they open to the person who gives them', () => {
    for (const scope of ['retryCapture', 'payments:write']) expect(given([scope], 'finance')).toEqual(waits);
    expect(given(['customers:read'], 'optician')).toEqual(waits);
    expect(given(['customers:read'], 'sales')).toEqual({ ...waits, waiting: false });
    expect(given(['payments:read'], 'finance').waiting).toBe(false);
  });

  test('keep their approval when they are narrowed, and wait again for more scopes or roles', () => {
    const approved = { waiting: false, askedBy: 'a', approvedBy: 'b' };
    const key = { scopes: ['payments:write', 'payments:read'], roles: ['finance'] as StaffRole[], ...approved };
    const after = (scopes: string[], roles: StaffRole[], earlier = key) =>
      approvalFor(opened, { scopes, roles }, person(...roles), earlier);
    expect(after(['payments:write'], ['finance'])).toEqual(approved);
    expect(after(['payments:write', 'refunds:write'], ['finance'])).toEqual(waits);
    expect(after(['payments:write'], ['finance', 'sales'])).toEqual(waits);
    expect(after(['payments:write'], ['finance'], { ...key, waiting: true })).toEqual(waits);
    expect(after(['payments:read'], ['finance'])).toMatchObject({ waiting: false, approvedBy: null });
  });

  test('are approved by another person who has the roles of the key, or by an administrator', () => {
    const key = { askedBy: 'a', roles: ['finance'] as StaffRole[] };
    expect(refusal(() => assertMayApprove(person('finance'), key))).toBeUndefined();
    expect(refusal(() => assertMayApprove(person('admin'), key))).toBeUndefined();
    expect(refusal(() => assertMayApprove(person('sales'), key))).toMatchObject({ slug: 'api-key.beyond-roles' });
    const own = { ...key, askedBy: 'p' };
    expect(refusal(() => assertMayApprove(person('finance', 'admin'), own))) //
      .toMatchObject({ slug: 'api-key.needs-second-person' });
  });
});
