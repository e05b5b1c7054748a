// Tests the subscriber project-complaint: a complaint is stored, repeats change nothing, and an older state is dropped.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ComplaintChanged } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const complaint = (fields: Partial<Parameters<typeof ComplaintChanged>[0]>) =>
  ComplaintChanged({
    ...{ complaintId: nextId(), gtin: '02000000000015', lotNumber: 'L1', seriousness: 'complaint', status: 'open' },
    ...{ passedOn: [], outcome: null, recordedBy: nextId() },
    ...{ receivedAt: '2026-06-15T14:00:00.000Z', recordedAt: '2026-06-15T15:00:00.000Z' },
    ...fields,
  });

async function stored(complaintId: string) {
  const { rows } = await shop.stack.admin.query<{ status: string; outcome: string | null }>(
    'select status, outcome from catalog_inventory.complaint where id = $1',
    [complaintId],
  );
  return rows;
}

/** Waits until the subscriber has seen the messages: the inbox has a row for each. */
const consumed = (ids: readonly string[]) =>
  until('the messages in the inbox', async () => {
    const { rows } = await shop.stack.admin.query<{ seen: number }>(
      `select count(*)::int as seen from catalog_inventory.inbox
       where consumer = 'catalog-inventory.project-complaint' and message_id = any ($1::uuid[])`,
      [ids],
    );
    return rows[0]?.seen === ids.length ? true : undefined;
  });

test('a complaint is stored once, however often it is delivered', async () => {
  const complaintId = nextId();
  const message = complaint({ complaintId });
  const id = await shop.stack.deliver(ComplaintChanged, message);
  await shop.stack.deliver(ComplaintChanged, message, { id });
  const last = await shop.stack.deliver(ComplaintChanged, complaint({}));
  await consumed([id, last]);
  expect(await stored(complaintId)).toEqual([{ status: 'open', outcome: null }]);
});

test('a newer state replaces the stored one, and an older state that arrives later is dropped', async () => {
  const complaintId = nextId();
  const opened = complaint({ complaintId });
  const closed = complaint({ complaintId, status: 'closed', outcome: 'replaced' });
  const newer = await shop.stack.deliver(ComplaintChanged, closed, { version: 2 });
  await consumed([newer]);
  const older = await shop.stack.deliver(ComplaintChanged, opened, { version: 1 });
  await consumed([newer, older]);
  expect(await stored(complaintId)).toEqual([{ status: 'closed', outcome: 'replaced' }]);
});
