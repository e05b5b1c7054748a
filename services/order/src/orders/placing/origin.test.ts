// Tests the origin of an order: the channel, and the person or machine that placed it.
import { expect, test } from '@jest/globals';
import type { Actor } from '@toric/contracts/kernel/access';
import { originOf } from './origin.ts';

const customer: Actor = { id: 'customer', kind: 'customer', roles: ['customer'] };
const clerk: Actor = { id: 'clerk', kind: 'staff', roles: ['sales'] };
const machine: Actor = {
  ...clerk,
  id: 'key',
  key: { scopes: [], addresses: [], requestsPerMinute: 60 },
};

test('a customer orders on the web, and her program says so', () => {
  expect(originOf(customer, undefined)).toEqual({ channel: 'web', placedBy: null });
  expect(originOf(customer, 'api')).toEqual({ channel: 'api', placedBy: null });
  expect(originOf(customer, 'counter')).toEqual({ channel: 'web', placedBy: null });
});

test('staff order on the phone unless they say otherwise, machines as programs', () => {
  expect(originOf(clerk, undefined)).toEqual({ channel: 'phone', placedBy: 'clerk' });
  expect(originOf(clerk, 'counter')).toEqual({ channel: 'counter', placedBy: 'clerk' });
  expect(originOf(machine, undefined)).toEqual({ channel: 'api', placedBy: 'key' });
});
