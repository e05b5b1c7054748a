/**
 * Tests merges on real servers: rows of all kinds move, an undo leaves every table as it was before, and rows that
 * somebody changed since the merge stay. `TORIC_MERGES=1000` makes the random test larger.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomerErased, SegmentsChanged } from '@toric/contracts/customer/events';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { signLink } from '../../src/accounts/link.ts';
import { IMAGED, MOVED, UNTOUCHED } from '../../src/quality/merge/merge-tables.ts';
import { type CustomerStack, customerStack, PASSWORD, STREET } from '../customer-stack.ts';
import { mergeShop } from './merge-shop.ts';

const MERGES = Number(process.env['TORIC_MERGES'] ?? '50');
const AT_ONCE = 50;
/** One merge with its undo may take at most this number of ms on a busy machine. */
const LONGEST_MS = 12_000;

let shop: CustomerStack;
let sales: string;
let tagId: string;
let fieldId: string;
const merges = mergeShop(() => shop);
const { ask, enter, merge, undo } = merges;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
  const tag = { name: { en: 'Club', zh: '会员' }, colour: 'blue' };
  tagId = (await ask('post', '/tags', sales, tag).expect(201)).body.id;
  const field = {
    ...{ key: 'card', label: { en: 'Card', zh: '卡号' }, type: 'text', isSearchable: true },
    ...{ readers: ['sales', 'optician'], writers: ['sales'] },
  };
  fieldId = (await ask('post', '/fields', await shop.staff('admin'), field).expect(201)).body.id;
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const get = (path: string, token = sales) => ask('get', path, token);
const preview = (kept: string, merged: string) =>
  ask('post', '/customer-merges/preview', sales, { keptId: kept, mergedId: merged });

test('every table with a customer is moved, kept as images, or left alone for a reason', async () => {
  const { rows } = await shop.stack.admin.query<{ name: string }>(
    `select distinct table_name as name from information_schema.columns join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'customer' and t.table_type = 'BASE TABLE' and udt_name = 'uuid'
       and column_name in ('customer_id', 'person_id', 'guardian_id', 'payer_id', 'account_id') order by 1`,
  );
  const known = new Set([...[...MOVED, ...IMAGED].map(({ table }) => table), ...Object.keys(UNTOUCHED)]);
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

test('a merge keeps the chosen values, moves the children, and the old id leads to the customer who stays', async () => {
  const [kept, merged] = [await enter({ phone: '+14155550101' }), await enter({ phone: '+14155550102' })];
  await ask('post', `/customers/${merged}/notes`, sales, { text: 'Likes tea' }).expect(201);
  const prescriptionId = await shop.recordSeen({ id: merged, email: '', token: '' });
  const shown = (await preview(kept, merged).expect(200)).body;
  expect(shown).toMatchObject({ forbidden: [], closesAccount: false, byHandOnly: [{ reason: 'other-name' }] });
  expect(shown.moves).toEqual([
    { what: 'prescriptions', rows: 1 },
    { what: 'notes', rows: 1 },
  ]);
  const job = await merge({ kept, merged }, { phone: 'merged' });
  expect((await get(`/customers/${kept}`).expect(200)).body).toMatchObject({ phone: '+14155550102' });
  expect((await get(`/customers/${kept}/notes`).expect(200)).body.data[0]).toMatchObject({ text: 'Likes tea' });
  const optician = await shop.staff('optician');
  const prescription = await get(`/customers/${kept}/prescriptions/${prescriptionId}`, optician).expect(200);
  expect(prescription.body.eyes.right.parameters).toMatchObject({ sphere: -2.25 });
  const old = await get(`/customers/${merged}`).expect(404);
  expect([slug(old), old.body.mergedInto]).toEqual(['customer.merged', kept]);
  expect((await shop.stack.emitted('customer', CustomersMerged)).at(-1)).toMatchObject({
    jobId: job,
    keptId: kept,
    mergedId: merged,
  });
  await undo(job);
  expect((await get(`/customers/${merged}/notes`).expect(200)).body.data[0]).toMatchObject({ text: 'Likes tea' });
  expect((await get(`/customers/${kept}`).expect(200)).body).toMatchObject({ phone: '+14155550101' });
  expect((await shop.stack.emitted('customer', MergeUndone)).at(-1)).toMatchObject({ jobId: job, mergedId: merged });
});

test('the history of the customer who stays has the changes of the merged one, until an undo', async () => {
  const [kept, merged] = [await enter(), await enter()];
  const change = { familyName: 'Moreira', reason: 'She married' };
  await ask('patch', `/customers/${merged}`, sales, change).expect(200);
  const auditor = await shop.staff('auditor');
  const shown = async () => {
    const [record, own, timeline] = await Promise.all([
      get(`/changes?customerId=${kept}&limit=100`, auditor).expect(200),
      get(`/customers/${kept}/changes`).expect(200),
      get(`/customers/${kept}/timeline?kinds=change&limit=100`, auditor).expect(200),
    ]);
    const all: { subject: string; action: string; why: string | null }[] = record.body.data;
    return {
      record: all
        .filter(({ subject, action }) => subject === merged && action === 'customer.changed')
        .map(({ why }) => why),
      own: own.body.data.map(({ reason }: { reason: string }) => reason),
      timeline: timeline.body.data.length,
    };
  };
  expect(await shown()).toEqual({ record: [], own: [], timeline: 0 });
  const job = await merge({ kept, merged });
  const count = await ask('get', `/changes?customerId=${kept}&limit=1&count=true`, auditor).expect(200);
  expect(count.body.data).toHaveLength(1);
  const after = await shown();
  expect(after).toMatchObject({ record: ['She married'], timeline: after.own.length });
  expect(after.own).toContain('She married');
  await undo(job);
  expect((await shown()).record).toEqual([]);
});

test(
  'random merges that are undone leave every table as it was',
  async () => {
    for (let made = 0; made < MERGES; made += AT_ONCE) {
      const pairs = [];
      for (let n = 0; n < Math.min(AT_ONCE, MERGES - made); n++) {
        const pair = { kept: await enter(), merged: await enter() };
        for (const id of [pair.kept, pair.merged]) await merges.furnish(id, { fieldId, tagId });
        pairs.push(pair);
      }
      const before = await merges.hashes();
      const jobs: string[] = [];
      for (const pair of pairs) jobs.push(await merge(pair));
      expect(await merges.hashes()).not.toEqual(before);
      for (const job of jobs.reverse()) expect(await undo(job)).toMatchObject({ counts: { updated: 1, rejected: 0 } });
      expect(await merges.hashes()).toEqual(before);
    }
  },
  MERGES * LONGEST_MS,
);

test('a merge and its undo tell in which segments both customers are', async () => {
  const [kept, merged] = [await enter(), await enter()];
  const values = { [fieldId]: 'C-segment' };
  await ask('patch', `/customers/${merged}/fields`, sales, { values, reason: 'Told' }).expect(200);
  const segment = {
    name: { en: 'Card holders', zh: '持卡人' },
    conditions: [{ fieldId, operator: 'set' }],
  };
  const { id } = (await ask('post', '/segments', sales, segment).expect(201)).body;
  const last = async () => {
    const told = await shop.stack.emitted('customer', SegmentsChanged);
    return [kept, merged].map((one) => told.findLast(({ customerId }) => customerId === one)?.segmentIds);
  };
  await until('the segment', async () => ((await last())[1]?.includes(id) ? true : undefined));
  const job = await merge({ kept, merged });
  expect(await last()).toEqual([[id], []]);
  await undo(job);
  expect(await last()).toEqual([[], [id]]);
});

test('a withdrawal of one counts for both, and what she withdraws afterwards stays withdrawn after an undo', async () => {
  const [kept, merged] = [await enter(), await enter()];
  const choose = (id: string, state: string, channel: string) =>
    ask('put', `/customers/${id}/consents`, sales, {
      consents: [{ purpose: 'marketing', channel, state }],
      proof: { how: 'phone', said: 'She said so' },
    }).expect(200);
  await choose(kept, 'given', 'mail');
  await choose(merged, 'withdrawn', 'mail');
  await choose(merged, 'given', 'text');
  const stateOf = async (id: string, channel: string) => {
    type One = { purpose: string; channel: string; state: string | null; source: string | null };
    const data: One[] = (await get(`/customers/${id}/consents`).expect(200)).body.data;
    const one = data.find((consent) => consent.purpose === 'marketing' && consent.channel === channel);
    return [one?.state, one?.source];
  };
  const job = await merge({ kept, merged });
  expect(await stateOf(kept, 'mail')).toEqual(['withdrawn', 'merge']);
  expect(await stateOf(kept, 'text')).toEqual(['given', 'staff']);
  // the link of a mail from before the merge still withdraws the consent
  const token = signLink(shop.config.LINK_KEY, 'preferences', merged);
  await shop
    .call('post', '/preferences/unsubscribe', { body: { token, purpose: 'marketing', channel: 'text' } })
    .expect(200);
  expect((await stateOf(kept, 'text'))[0]).toBe('withdrawn');
  await undo(job);
  expect(await stateOf(kept, 'mail')).toEqual(['given', 'staff']);
  expect(await stateOf(merged, 'mail')).toEqual(['withdrawn', 'staff']);
  expect(await stateOf(merged, 'text')).toEqual(['withdrawn', 'merge']);
});

test('what somebody changed since stays with the customer who stayed, and is named', async () => {
  const [kept, merged] = [await enter(), await enter()];
  const address = await shop.addAddress({ id: merged, email: '', token: await shop.stack.token({ id: merged }) });
  await ask('post', `/customers/${merged}/notes`, sales, { text: 'Moves back' }).expect(201);
  const job = await merge({ kept, merged });
  const body = { ...STREET, line1: '2 Compiler Street' };
  await ask('put', `/customers/${kept}/addresses/${address}`, await shop.stack.token({ id: kept }), body).expect(200);
  await ask('post', `/customers/${kept}/notes`, sales, { text: 'Written since' }).expect(201);
  const undone = await undo(job);
  const [item] = await merges.itemsOf(undone.id);
  // the change of the address also confirmed the address
  expect(item.reasons.map(({ detail }: { detail: { en: string } }) => detail.en)).toEqual(
    ['address', 'fact_confirmation'].map(
      (table) => `rows of ${table} that were changed since and stay with the other customer: 1`,
    ),
  );
  const texts = async (id: string) =>
    (await get(`/customers/${id}/notes`).expect(200)).body.data.map(({ text }: { text: string }) => text);
  expect([await texts(kept), await texts(merged)]).toEqual([['Written since'], ['Moves back']]);
  const addresses = (await get(`/customers/${kept}/addresses`).expect(200)).body.data;
  expect(addresses).toMatchObject([{ line1: '2 Compiler Street' }]);
});

test('if both can sign in, the account of the merged customer is closed until an undo opens it', async () => {
  const [one, other] = [await shop.signUp(), await shop.signUp()];
  expect((await preview(one.id, other.id).expect(200)).body).toMatchObject({ closesAccount: true });
  const job = await merge({ kept: one.id, merged: other.id });
  await shop.signIn(one.email).expect(200);
  await shop.signIn(other.email).expect(401);
  await undo(job);
  expect((await shop.signIn(other.email, PASSWORD, '203.0.113.77').expect(200)).body.actor.id).toBe(other.id);
});

test('a merge is refused while it is not allowed, and says why', async () => {
  const [walkIn, account] = [await enter(), await shop.signUp()];
  const body = (keptId: string, mergedId: string) => ({ keptId, mergedId, why: 'x' });
  const reasons = async (keptId: string, mergedId: string) => {
    const refused = await ask('post', '/customer-merges', sales, body(keptId, mergedId)).expect(422);
    expect(slug(refused)).toBe('merge.refused');
    return refused.body.errors.map(({ detail }: { detail: string }) => detail.slice(0, 30));
  };
  expect(await reasons(walkIn, account.id)).toEqual(['Only the other record has an a']);
  expect(await reasons(walkIn, await enter({ dateOfBirth: '1990-01-01' }))).toEqual(['The dates of birth differ, so ']);
  const other = await enter();
  await ask('post', '/households', sales, {
    members: [
      { customerId: walkIn, role: 'adult' },
      { customerId: other, role: 'adult' },
    ],
    reason: 'One family',
  }).expect(201);
  expect(await reasons(walkIn, other)).toEqual(['Both live in one household as ']);
  await ask('post', '/customer-merges', await shop.staff('warehouse'), body(walkIn, other)).expect(403);
});

test('certain pairs are merged at once, and what a person must look at is rejected by name', async () => {
  const person = { givenName: 'Beatriz', familyName: 'Moreira', phone: '+14155550177' };
  const [one, two] = [await enter(person), await enter(person)];
  const sick = { givenName: 'Carla', familyName: 'Nunes', phone: '+14155550178' };
  const [three, four] = [await enter(sick), await enter(sick)];
  const eyes = (sphere: number) => ({
    right: { productId: '0197a000-0000-7000-8000-0000000000b1', parameters: { baseCurve: 8.6, diameter: 14, sphere } },
  });
  await shop.recordSeen({ id: three, email: '', token: '' }, { eyes: eyes(-2) });
  await shop.recordSeen({ id: four, email: '', token: '' }, { eyes: eyes(-4) });
  await until(
    'both pairs',
    async () => ((await get('/duplicates?state=open&certain=true&limit=100')).body.data.length >= 2 ? true : undefined),
    30_000,
  );
  const { id } = (await ask('post', '/customer-merges/certain', sales, { why: 'Certain' }).expect(201)).body;
  await merges.run(id);
  const items: { recordId: string; state: string; reasons: { detail: { en: string } }[] }[] = await merges.itemsOf(id);
  const of = (...ids: string[]) => items.find(({ recordId }) => ids.includes(recordId));
  expect(of(one, two)).toMatchObject({ state: 'applied' });
  expect(of(three, four)).toMatchObject({ state: 'rejected' });
  expect(of(three, four)?.reasons[0]?.detail.en).toMatch(/powers of an eye differ/);
});

test('an erasure of the customer who stayed erases the merged one, and no undo brings her back', async () => {
  const [kept, merged] = [await enter(), await enter()];
  await ask('post', `/customers/${merged}/notes`, sales, { text: 'Canary' }).expect(201);
  const job = await merge({ kept, merged });
  const path = `/customers/${kept}/privacy-requests`;
  const { id } = (await ask('post', path, sales, { kind: 'erasure', reason: 'She asked' }).expect(201)).body;
  const second = await shop.staff('sales');
  await ask('post', `${path}/${id}/confirm`, second, {}).expect(200);
  const erased = (await shop.stack.emitted('customer', CustomerErased)).map(({ customerId }) => customerId);
  expect(erased).toEqual(expect.arrayContaining([kept, merged]));
  const left = 'select count(*)::int as value from customer.data_key where customer_id = any($1)';
  expect(await shop.value<number>(left, [kept, merged])).toBe(0);
  expect(
    await shop.value<number>('select count(*)::int as value from customer.moved_row where merged_id = $1', merged),
  ).toBe(0);
  expect(
    await shop.value<number>('select count(*)::int as value from customer.erasure where customer_id = any($1)', [
      kept,
      merged,
    ]),
  ).toBe(2);
  expect((await ask('post', `/jobs/customer/${job}/undo`, sales, { why: 'x' })).status).not.toBe(500);
});

test('an erasure destroys the key that a merge has lent, and what stayed with the other customer can still be read', async () => {
  const [kept, merged] = [await enter(), await enter()];
  const prescriptionId = await shop.recordSeen({ id: merged, email: '', token: '' });
  const job = await merge({ kept, merged });
  await shop.stack.admin.query(`update customer.prescription set version = version + 1 where id = $1`, [
    prescriptionId,
  ]);
  await undo(job);
  const lent = () =>
    shop.value<number>(
      'select count(*)::int as value from customer.data_key where version < 0 and starts_with(wrapped, $1)',
      merged,
    );
  expect(await lent()).toBe(1);
  const path = `/customers/${merged}/privacy-requests`;
  const { id } = (await ask('post', path, sales, { kind: 'erasure', reason: 'She asked' }).expect(201)).body;
  await ask('post', `${path}/${id}/confirm`, await shop.staff('sales'), {}).expect(200);
  expect(await lent()).toBe(0);
  const optician = await shop.staff('optician');
  const read = await get(`/customers/${kept}/prescriptions/${prescriptionId}`, optician).expect(200);
  expect(read.body.eyes.right.parameters).toMatchObject({ sphere: -2.25 });
});
