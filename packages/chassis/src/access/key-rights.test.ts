// Tests what an API key may do, and from which IP addresses.
import { describe, expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { Operation } from '@toric/contracts/kernel/operation';
import { z } from 'zod';
import { authorise } from '../http/parse-request.ts';
import { assertKeyAddress } from './key-rights.ts';

const ID = '0197a000-0000-7000-8000-0000000000e1';
const keyOf = (scopes: string[], addresses: string[] = [], roles: Actor['roles'] = ['sales']): Actor => ({
  ...{ id: ID, kind: 'staff', roles },
  key: { scopes, addresses, requestsPerMinute: 60 },
});
const op = (change: Partial<Operation> = {}): Operation => ({
  ...{ id: 'listOrders', endpoint: 'GET /orders', owner: 'order', summary: 'List', reply: z.null() },
  allow: ['customer:self', 'sales'],
  ...change,
});
const refusal = (act: () => void): BusinessError | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as BusinessError;
  }
};

describe('a key', () => {
  test('calls the operations of its scopes, and is told in both languages which scope it lacks', () => {
    expect(refusal(() => authorise(op(), keyOf(['orders:read'])))).toBeUndefined();
    const refused = refusal(() => authorise(op(), keyOf(['stock:read'])));
    expect(refused).toMatchObject({ slug: 'auth.scope-missing', kind: 'forbidden' });
    for (const text of [refused?.detail.en, refused?.detail.zh]) {
      expect(text).toContain('listOrders / orders:read');
      expect(text).toContain(`/v1/api-keys/${ID}`);
    }
  });

  test('needs the role too: a group opens only what its maker could do', () => {
    const refused = refusal(() => authorise(op({ allow: ['finance'] }), keyOf(['orders:read'])));
    expect(refused).toMatchObject({ slug: 'auth.forbidden' });
  });

  test('calls public operations without a scope', () => {
    expect(refusal(() => authorise(op({ allow: ['public'] }), keyOf(['stock:read'])))).toBeUndefined();
  });

  test('does nothing that only people may do, whatever its scopes say', () => {
    const roles: Actor['roles'] = ['admin'];
    for (const path of ['/api-keys', '/staff', '/account/second-factor'] as const) {
      const operation = op({ id: 'forPeople', endpoint: `POST ${path}`, allow: ['admin'] });
      const key = keyOf(['forPeople', 'api-keys:write', 'staff:write', 'account:write'], [], roles);
      expect(refusal(() => authorise(operation, key))).toMatchObject({ slug: 'auth.people-only' });
    }
  });

  test('needs no fresh code: its maker proved her factor when she gave the scope', () => {
    expect(refusal(() => authorise(op({ stepUp: true }), keyOf(['listOrders'])))).toBeUndefined();
  });
});

describe('an address', () => {
  const from = (address: string | undefined, ...networks: string[]) =>
    refusal(() => assertKeyAddress(keyOf(['listOrders'], networks), address))?.slug ?? 'admitted';

  test.each([
    ['203.0.113.7', ['203.0.113.0/24'], 'admitted'],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], 'admitted'],
    ['203.0.114.7', ['203.0.113.0/24'], 'auth.key-address'],
    ['203.0.113.7', ['198.51.100.0/24', '203.0.113.7/32'], 'admitted'],
    ['203.0.113.8', ['203.0.113.7/32'], 'auth.key-address'],
    ['2001:db8::1', ['2001:db8::/32'], 'admitted'],
    ['2001:db9::1', ['2001:db8::/32'], 'auth.key-address'],
    ['203.0.113.7', ['2001:db8::/32'], 'auth.key-address'],
    ['not an address', ['203.0.113.0/24'], 'auth.key-address'],
    [undefined, ['203.0.113.0/24'], 'auth.key-address'],
    ['192.0.2.1', [], 'admitted'],
  ] as [string | undefined, string[], string][])('%s in %j is %s', (address, networks, expected) => {
    expect(from(address, ...networks)).toBe(expected);
  });

  test('is not asked of people', () => {
    expect(refusal(() => assertKeyAddress({ id: ID, kind: 'staff', roles: [] }, '192.0.2.1'))).toBeUndefined();
  });
});
