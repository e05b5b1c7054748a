// Tests the examples of merges: two customers become one, and an undo makes them two again.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GetJob } from '@toric/contracts/jobs/job.http';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { PreviewCustomerMerge } from '@toric/contracts/customer/quality/merge.http';
import { ListDuplicates } from '@toric/contracts/customer/quality/duplicate.http';
import { until } from '../testing/test-stack.ts';
import { type Examples, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('merges');
  ({ send } = await readExamples(shop));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const person = { givenName: 'Ana', familyName: 'Lima', dateOfBirth: '1984-03-07', isNew: true } as const;
const jobPath = (jobId: string) => ({ service: 'customer' as const, jobId });
const untilState = (jobId: string, ...states: string[]) =>
  until(`the job is ${states.join(' or ')}`, async () => {
    const { body } = await shop.api.call(GetJob, { params: jobPath(jobId), token: shop.staff.sales });
    return states.includes(body.state) ? body : undefined;
  });

test('two customers are looked at side by side and merged, and the merge is undone', async () => {
  const { sales: token } = shop.staff;
  const ids: string[] = [];
  for (const phone of ['+14155550132', '+14155550133'])
    ids.push((await shop.api.call(AddWalkIn, { token, body: { ...person, phone } })).body.id);
  const { keptId, mergedId } = PreviewCustomerMerge.example;
  const two = { [keptId]: ids[0] ?? '', [mergedId]: ids[1] ?? '' };
  expect(await send('previewCustomerMerge', { token, ids: two })).toMatchObject({ forbidden: [] });
  const { id } = await send('mergeCustomers', { token, ids: two });
  await untilState(id, 'ready');
  await send('startJob', { token, path: jobPath(id) });
  expect(await untilState(id, 'done')).toMatchObject({ kind: 'customer-merge', counts: { updated: 1 } });
  const { id: undo } = await send('undoJob', { token, path: jobPath(id) });
  await untilState(undo, 'ready');
  await send('startJob', { token, path: jobPath(undo) });
  expect(await untilState(undo, 'done')).toMatchObject({ counts: { updated: 1 }, mayUndo: false });
});

test('certain pairs are merged at once', async () => {
  const { sales: token } = shop.staff;
  for (const _ of ['first', 'second'])
    await shop.api.call(AddWalkIn, { token, body: { ...person, givenName: 'Rosa', phone: '+14155550144' } });
  await until(
    'a certain pair',
    async () => {
      const { body } = await shop.api.call(ListDuplicates, { token, query: { state: 'open', certain: 'true' } });
      return body.data.length > 0 ? true : undefined;
    },
    30_000,
  );
  const { id } = await send('mergeCertainPairs', { token });
  expect(await untilState(id, 'ready')).toMatchObject({ kind: 'customer-merge' });
});
