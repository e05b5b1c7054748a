// Tests the rule `reader-cannot-write` (ADR 0024): a service's read-only Prisma client (its reader) cannot write. The
// types have no method for it, and PostgreSQL refuses it as well.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as catalogInventory from '../../../services/catalog-inventory/src/reader.store.ts';
import * as customer from '../../../services/customer/src/reader.store.ts';
import * as marketing from '../../../services/marketing/src/reader.store.ts';
import * as order from '../../../services/order/src/reader.store.ts';
import * as payment from '../../../services/payment/src/reader.store.ts';
import type { ServiceName } from '../../run/system/parts.ts';
import { type TestStack, testStack } from '../testing/test-stack.ts';

const REFUSED = 'cannot execute';
const id = '0197a000-0000-7000-8000-000000000001';

let stack: TestStack;
let db: customer.Reader;
beforeAll(async () => {
  stack = await testStack();
  db = customer.openReader(stack.databaseUrl('customer'));
}, 60_000);
afterAll(async () => {
  await db.$disconnect();
  await stack.stop();
});

// Each call breaks the rule on purpose, and all but the last one must be a type error. `@ts-expect-error` makes `tsc`
// fail if one of them is accepted.
test.each<[string, () => Promise<unknown>]>([
  // @ts-expect-error a reader has no `update`
  ['update', () => db.account.update({ where: { id }, data: { passwordHash: 'x' } })],
  // @ts-expect-error a reader has no `updateMany`
  ['updateMany', () => db.session.updateMany({ data: { revokedAt: new Date() } })],
  // @ts-expect-error a reader has no `create`
  ['create', () => db.session.create({ data: { id, accountId: id } })],
  // @ts-expect-error a reader has no `createMany`
  ['createMany', () => db.signInGuard.createMany({ data: [{ account: 'a', origin: '*' }] })],
  // @ts-expect-error a reader has no `delete`
  ['delete', () => db.session.delete({ where: { id } })],
  // @ts-expect-error a reader has no `deleteMany`
  ['deleteMany', () => db.session.deleteMany({})],
  [
    'upsert',
    () =>
      // @ts-expect-error a reader has no `upsert`
      db.session.upsert({ where: { id }, create: { id, accountId: id }, update: { revokedAt: null } }),
  ],
  // @ts-expect-error a reader has no `$executeRaw`
  ['$executeRaw', () => db.$executeRaw`delete from session`],
  // @ts-expect-error a reader has no `$executeRawUnsafe`
  ['$executeRawUnsafe', () => db.$executeRawUnsafe('delete from session')],
  // @ts-expect-error a reader has no `$transaction`
  ['$transaction', () => db.$transaction((tx) => tx.session.deleteMany({}))],
  ['$queryRaw', () => db.$queryRaw`delete from session returning id`],
])('a write by %s is refused', async (_, write) => {
  await expect(write()).rejects.toThrow(REFUSED);
});

type AnyReader = { $queryRaw(text: TemplateStringsArray): PromiseLike<unknown>; $disconnect(): Promise<void> };

test.each<[ServiceName, (url: string) => AnyReader]>([
  ['catalog-inventory', catalogInventory.openReader],
  ['customer', customer.openReader],
  ['marketing', marketing.openReader],
  ['order', order.openReader],
  ['payment', payment.openReader],
])('the reader of %s reads, and the server refuses its writes', async (service, openReader) => {
  const reader = openReader(stack.databaseUrl(service));
  expect(await reader.$queryRaw`select count(*)::int as rows from outbox`).toEqual([{ rows: 0 }]);
  await expect(reader.$queryRaw`delete from outbox`).rejects.toThrow(REFUSED);
  await reader.$disconnect();
});
