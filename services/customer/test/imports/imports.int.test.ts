/**
 * Tests imports of files: what a dry run reports, what a run does, what is rejected and why, and that an undo restores
 * every byte.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CustomersImported, CustomersRemoved } from '@toric/contracts/customer/events';
import { type CustomerStack, customerStack, PRODUCT, VALID } from '../customer-stack.ts';
import { importShop } from './import-shop.ts';

let shop: CustomerStack;
let [sales, optician, auditor, warehouse] = ['', '', '', ''];
beforeAll(async () => {
  shop = await customerStack();
  [sales, optician] = [await shop.staff('sales'), await shop.staff('optician')];
  [auditor, warehouse] = [await shop.staff('auditor'), await shop.staff('warehouse')];
}, 60_000);
afterAll(() => shop.stop());
const imports = importShop(() => shop);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');

const FIELDS = [
  'externalId',
  'givenName',
  'familyName',
  'email',
  'phone',
  'dateOfBirth',
  'line1',
  'city',
  'postalCode',
];
const HEAD = FIELDS.join(',');
const person = (number: string, change: Partial<Record<string, string>> = {}) => {
  const values: Record<string, string> = {
    ...{ externalId: number, givenName: 'Ana', familyName: 'Lima', email: `${number}@example.com` },
    ...{
      phone: '(415) 555-0132',
      dateOfBirth: '1990-12-31',
      line1: '1 Main Street',
      city: 'Arlington',
      postalCode: '22201',
    },
    ...change,
  };
  return FIELDS.map((field) => values[field] ?? '').join(',');
};
const fileOf = (...rows: string[]) => `${HEAD}\n${rows.join('\n')}\n`;
const plan = { fields: FIELDS };
const numberOf = () => `n${randomUUID().slice(0, 8)}`;
const findByEmail = async (email: string) =>
  (await shop.call('get', `/customers?email=${email}`, { token: sales }).expect(200)).body.data[0];

test('a file is read: its encoding, its columns, and the order of its dates', async () => {
  const id = await imports.send('customers', 'Customer No.;First name;Birthday\n7;José;31.12.1990\n', sales);
  const { body } = await shop.call('post', `/imports/${id}/reading`, { token: sales, body: {} }).expect(200);
  expect(body).toMatchObject({
    ...{ format: 'csv', encoding: 'utf-8', delimiter: 'semicolon', hasHeading: true, remembered: false },
    dateOrder: 'day-month-year',
    columns: [
      { heading: 'Customer No.', field: 'externalId', samples: ['7'] },
      { heading: 'First name', field: 'givenName', samples: ['José'] },
      { heading: 'Birthday', field: 'dateOfBirth', samples: ['31.12.1990'] },
    ],
  });
});

test('a dry run changes nothing, and the run does what it said', async () => {
  const [one, two] = [numberOf(), numberOf()];
  const before = await imports.tables();
  const fileId = await imports.send('customers', fileOf(person(one), person(two, { email: 'no e-mail' })), sales);
  const id = await imports.plan(fileId, sales, plan);
  const ready = await imports.untilState(id, sales, 'ready');
  expect(ready).toMatchObject({ total: 2, expected: { created: 1, rejected: 1 }, counts: { created: 0, rejected: 0 } });
  expect(await imports.tables()).toEqual({ ...before, data_key: expect.any(String) });
  expect(await imports.start(id, sales)).toMatchObject({ state: 'done', counts: { created: 1, rejected: 1 } });
  expect(await findByEmail(`${one}@example.com`)).toMatchObject({
    ...{ givenName: 'Ana', familyName: 'Lima', phone: '+14155550132', dateOfBirth: '1990-12-31' },
  });
  const files = 'select count(*)::int as value from customer.import_file where id = $1';
  expect(await shop.value<number>(files, fileId)).toBe(0);
});

test('the same file again changes nothing, and a changed one updates', async () => {
  const number = numberOf();
  await imports.import('customers', fileOf(person(number)), sales, plan);
  expect(await imports.import('customers', fileOf(person(number)), sales, plan)).toMatchObject({
    counts: { unchanged: 1 },
  });
  const changed = await imports.import(
    'customers',
    fileOf(person(number, { familyName: 'Moro', phone: '' })),
    sales,
    plan,
  );
  expect(changed).toMatchObject({ counts: { updated: 1, created: 0 } });
  expect(await findByEmail(`${number}@example.com`)).toMatchObject({ familyName: 'Moro', phone: '+14155550132' });
});

describe('each fault is named at its row and column, and nothing else is refused', () => {
  test.each([
    ['email', { email: 'ana' }, 'an e-mail address'],
    ['phone', { phone: '12' }, 'no telephone number'],
    ['dateOfBirth', { dateOfBirth: '1990-02-31' }, 'no day'],
    ['dateOfBirth', { dateOfBirth: '2990-01-01' }, 'in the future'],
    ['givenName', { givenName: 'x'.repeat(101) }, '100'],
    ['postalCode', { postalCode: '1' }, 'postal code'],
    ['city', { city: '' }, 'an address needs'],
  ])('%s', async (column, fault, reason) => {
    const [good, bad] = [numberOf(), numberOf()];
    const job = await imports.import('customers', fileOf(person(bad, fault), person(good)), sales, plan);
    expect(job).toMatchObject({ total: 2, counts: { created: 1, rejected: 1 } });
    const [item] = await imports.items(job.id, sales, '&state=rejected');
    expect(item).toMatchObject({ row: 1, reasons: [{ column }] });
    expect(item.reasons[0].detail.en).toContain(reason);
    expect(item.reasons[0].detail.zh).toMatch(/\p{Script=Han}/u);
  });

  test('a row that is too short, and a person who stands in the file twice', async () => {
    const number = numberOf();
    const job = await imports.import('customers', fileOf('7,Ana', person(number), person(number)), sales, plan);
    expect(job).toMatchObject({ total: 3, counts: { created: 1, rejected: 2 } });
    const rejected = await imports.items(job.id, sales, '&state=rejected');
    expect(rejected.map(({ row }: { row: number }) => row)).toEqual([1, 3]);
    expect(rejected[1].reasons[0].detail.en).toBe('row 2 of this job is about the same record: keep one of them');
  });
});

test('the rejected rows come back as a file with the reasons, and the mended file is taken as it is', async () => {
  const number = numberOf();
  const job = await imports.import('customers', fileOf(person(number, { dateOfBirth: 'soon' })), sales, plan);
  const answer = await shop.call('get', `/jobs/customer/${job.id}/rejected`, { token: sales }).expect(200);
  expect(answer.headers['content-type']).toContain('text/csv');
  const [head = '', row = ''] = answer.text.replace('\uFEFF', '').split('\r\n');
  expect(head).toBe(`${HEAD},Why it was rejected`);
  expect(row).toContain('dateOfBirth: this is no day');
  const mended = `${head}\n${row.replace('soon', '1990-01-01')}\n`;
  const id = await imports.send('customers', mended, sales);
  const { body: reading } = await shop.call('post', `/imports/${id}/reading`, { token: sales, body: {} }).expect(200);
  const fields = reading.columns.map(({ field }: { field: string | null }) => field);
  expect(fields.at(-1)).toBeNull();
  const again = await imports.start(await imports.plan(id, sales, { fields }), sales);
  expect(again).toMatchObject({ counts: { created: 1, rejected: 0 } });
});

test('an undo leaves the tables as they were, byte for byte, and an undo of the undo brings all back', async () => {
  const [known, fresh] = [numberOf(), numberOf()];
  await imports.import('customers', fileOf(person(known)), sales, plan);
  const before = await imports.tables();
  const file = fileOf(person(known, { familyName: 'Moro', line1: '2 Side Street' }), person(fresh));
  const job = await imports.import('customers', file, sales, plan);
  expect(job).toMatchObject({ counts: { created: 1, updated: 1 } });
  const after = await imports.tables();
  const undo = await imports.undo(job.id, sales);
  expect(undo).toMatchObject({
    undoOf: job.id,
    expected: { removed: 1, updated: 1 },
    counts: { removed: 1, updated: 1 },
  });
  expect(withoutKeys(await imports.tables())).toEqual(withoutKeys(before));
  expect(await imports.jobOf(job.id, sales)).toMatchObject({ state: 'undone', undoneBy: undo.id, mayUndo: false });
  expect(await findByEmail(`${fresh}@example.com`)).toBeUndefined();
  const removed = await shop.stack.emitted('customer', CustomersRemoved);
  const redo = await imports.undo(undo.id, sales);
  expect(redo).toMatchObject({ counts: { created: 1, updated: 1 } });
  expect(withoutKeys(await imports.tables())).toEqual(withoutKeys(after));
  expect(await imports.jobOf(job.id, sales)).toMatchObject({ state: 'done', mayUndo: true });
  const { id } = await findByEmail(`${fresh}@example.com`);
  expect(removed).toContainEqual({ jobId: undo.id, customerIds: [id] });
  expect(
    (await shop.stack.emitted('customer', CustomersImported)).filter(({ customerIds }) => customerIds.includes(id)),
  ).toHaveLength(2);
});

/**
 * Leaves out the tables of keys, because the keys of jobs and of files come and go in them, next to those of people.
 */
const withoutKeys = (tables: Record<string, string>) =>
  Object.fromEntries(Object.entries(tables).filter(([table]) => table !== 'data_key'));

test('an undo leaves alone what somebody changed since, or takes it back if a person says so', async () => {
  const [changed, used, other] = [numberOf(), numberOf(), numberOf()];
  const job = await imports.import('customers', fileOf(person(changed), person(used), person(other)), sales, plan);
  const [one, two] = [await findByEmail(`${changed}@example.com`), await findByEmail(`${used}@example.com`)];
  const body = { givenName: 'Eva', reason: 'She called' };
  await shop.call('patch', `/customers/${one.id}`, { token: sales, body }).expect(200);
  await shop.recordSeen({ id: two.id, email: '', token: '' });
  const undo = await imports.undo(job.id, sales);
  expect(undo).toMatchObject({ counts: { removed: 1, rejected: 2 } });
  const reasons = (await imports.items(undo.id, sales, '&state=rejected')).map(
    ({ reasons: [reason] }: { reasons: { detail: { en: string } }[] }) => reason?.detail.en,
  );
  expect(reasons).toEqual([
    'something else belongs to the record by now (prescription), so it is not removed',
    'somebody has changed the record since: it is left as it is',
  ]);
  expect(await findByEmail(`${changed}@example.com`)).toMatchObject({ givenName: 'Eva' });
});

test('prescriptions of an import are entered, belong to the customer of their number, and are taken back', async () => {
  const number = numberOf();
  await imports.import('customers', fileOf(person(number)), sales, plan);
  const before = await imports.tables();
  const fields = [
    ...['customerExternalId', 'externalId', 'issuedOn', 'expiresOn', 'prescriberName'],
    ...['rightProductId', 'rightBaseCurve', 'rightDiameter', 'rightSphere'],
  ];
  const row = (rx: string, change = '-2.25') =>
    [number, rx, VALID.from, VALID.until, 'Dr Chen', PRODUCT, '8.6', '14', change].join(',');
  const rx = numberOf();
  const file = [fields.join(','), row(rx), row(numberOf(), 'x'), row(rx).replace(number, 'nobody')].join('\n');
  expect(
    slug(
      await shop.call('post', '/imports', {
        token: sales,
        body: { subject: 'prescriptions', name: 'rx.csv', size: 9 },
      }),
    ),
  ).toBe('import-file.other-role');
  const job = await imports.import('prescriptions', file, optician, { fields });
  expect(job).toMatchObject({ kind: 'prescription-import', counts: { created: 1, rejected: 2 } });
  const { id } = await findByEmail(`${number}@example.com`);
  const listed = (await shop.call('get', `/customers/${id}/prescriptions`, { token: optician }).expect(200)).body.data;
  expect(listed).toMatchObject([{ status: 'entered', eyes: { right: { parameters: { sphere: -2.25 } } } }]);
  await imports.undo(job.id, optician);
  expect(withoutKeys(await imports.tables())).toEqual(withoutKeys(before));
});

test('consents are added, and a withdrawal is never given back', async () => {
  const [one, two] = [await shop.signUp(), await shop.signUp()];
  for (const her of [one, two]) await shop.confirmEmail(her);
  const body = { consents: [{ purpose: 'marketing', channel: 'mail', state: 'withdrawn' }] };
  await shop.call('put', `/customers/${two.id}/consents`, { token: two.token, body }).expect(200);
  const fields = ['customerEmail', 'purpose', 'channel', 'consent'];
  const rows = [one, two].map(({ email }) => `${email},newsletter,email,yes`);
  const job = await imports.import('consents', [fields.join(','), ...rows].join('\n'), sales, { fields });
  expect(job).toMatchObject({ counts: { created: 1, rejected: 1 }, mayUndo: false });
  const read = async ({ id }: { id: string }) =>
    (await shop.call('get', `/customers/${id}/consents`, { token: sales }).expect(200)).body.data[0];
  expect(await read(one)).toMatchObject({ purpose: 'marketing', channel: 'mail', state: 'given', source: 'import' });
  expect(await read(two)).toMatchObject({ state: 'withdrawn' });
  const undo = await shop.call('post', `/jobs/customer/${job.id}/undo`, { token: sales, body: { why: 'no' } });
  expect(slug(undo)).toBe('job.never-undone');
});

test('no row reaches an account whose e-mail nobody confirmed, because a stranger may have signed up with it', async () => {
  const stranger = await shop.signUp();
  const fields = ['customerEmail', 'purpose', 'channel', 'consent'];
  const consents = await imports.import(
    'consents',
    `${fields.join(',')}\n${stranger.email},newsletter,email,yes`,
    sales,
    {
      fields,
    },
  );
  expect(consents).toMatchObject({ counts: { created: 0, rejected: 1 } });
  const job = await imports.import('customers', fileOf(person(numberOf(), { email: stranger.email })), sales, plan);
  const [item] = await imports.items(job.id, sales, '&state=rejected');
  expect(item.reasons[0].detail.en).toContain('e-mail');
  expect(await findByEmail(stranger.email)).toMatchObject({ givenName: 'Grace', familyName: 'Hopper', phone: null });
});

test('addresses are added to customers once', async () => {
  const number = numberOf();
  await imports.import('customers', fileOf(person(number)), sales, plan);
  const fields = ['customerExternalId', 'recipient', 'line1', 'city', 'postalCode'];
  const rows = [`${number},Ana Lima,1 Main Street,Arlington,22201`, `${number},Ana,9 New Road,Arlington,22201`];
  const file = [fields.join(','), ...rows].join('\n');
  const job = await imports.import('addresses', file, sales, { fields });
  expect(job).toMatchObject({ counts: { created: 1, unchanged: 1 } });
  const withRegion = [...fields, 'region'];
  const taxless = [withRegion.join(','), `${number},Ana,2 Big Sky,Arlington,22201,MT`].join('\n');
  const { id } = await imports.import('addresses', taxless, sales, { fields: withRegion });
  const [item] = await imports.items(id, sales, '&state=rejected');
  expect(item.reasons).toMatchObject([{ column: 'region', detail: { en: expect.stringContaining('VA') } }]);
});

describe('who may do what', () => {
  test('a job is for the roles of its kind, and auditors read it', async () => {
    const job = await imports.import('customers', fileOf(person(numberOf())), sales, plan);
    await shop.call('get', `/jobs/customer/${job.id}`, { token: auditor }).expect(200);
    expect(slug(await shop.call('get', `/jobs/customer/${job.id}`, { token: warehouse }))).toBe('job.not-found');
    expect(slug(await shop.call('get', `/jobs/customer/${job.id}`, { token: optician }))).toBe('job.not-found');
    const { body } = await shop.call('get', '/jobs?kind=customer-import', { token: warehouse }).expect(200);
    expect(body.data).toEqual([]);
  });

  test('a job that is over is neither started nor cancelled', async () => {
    const { id } = await imports.import('customers', fileOf(person(numberOf())), sales, plan);
    expect(slug(await shop.call('post', `/jobs/customer/${id}/start`, { token: sales }))).toBe('job.not-ready');
    expect(slug(await shop.call('post', `/jobs/customer/${id}/cancel`, { token: sales }))).toBe('job.over');
  });

  test('a job that was cancelled before it ran has nothing to undo, and its file can be planned again', async () => {
    const fileId = await imports.send('customers', fileOf(person(numberOf())), sales);
    const id = await imports.plan(fileId, sales, plan);
    await imports.untilState(id, sales, 'ready');
    await shop.call('post', `/jobs/customer/${id}/cancel`, { token: sales }).expect(200);
    const undo = await shop.call('post', `/jobs/customer/${id}/undo`, { token: sales, body: { why: 'no' } });
    expect(slug(undo)).toBe('job.not-undoable');
    expect(await imports.start(await imports.plan(fileId, sales, plan), sales)).toMatchObject({
      counts: { created: 1 },
    });
  });
});

test('files that cannot be read are refused', async () => {
  const read = async (content: string) => {
    const id = await imports.send('customers', content, sales);
    return slug(await shop.call('post', `/imports/${id}/reading`, { token: sales, body: {} }));
  };
  expect(await read('PK\u0003\u0004 no workbook')).toBe('import-file.unreadable');
  expect(await read('id,name\n')).toBe('import-file.empty');
  expect(await read('[1, 2')).toBe('import-file.unreadable');
  const body = { subject: 'customers', name: 'x.csv', size: 9 };
  const { id } = (await shop.call('post', '/imports', { token: sales, body }).expect(201)).body;
  expect(slug(await shop.call('post', `/imports/${id}/reading`, { token: sales, body: {} }))).toBe(
    'import-file.incomplete',
  );
  const part = shop.call('put', `/imports/${id}/parts/1`, {
    token: sales,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  expect(slug(await part.send(Buffer.from('too short')).then((answer) => answer))).toBeUndefined();
  const twice = shop.call('put', `/imports/${id}/parts/1`, {
    token: sales,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  expect(slug(await twice.send(Buffer.from('short')).then((answer) => answer))).toBe('import-file.part');
});

test('one change of many customers is a job too', async () => {
  const [one, two] = [await shop.signUp(), await shop.signUp()];
  const before = await imports.tables();
  const body = {
    customers: { ids: [one.id, two.id, randomUUID()] },
    change: { language: 'zh' },
    why: 'They asked for it',
  };
  const { id } = (await shop.call('post', '/customer-edits', { token: sales, body }).expect(201)).body;
  expect(await imports.start(id, sales)).toMatchObject({ kind: 'customer-edit', counts: { updated: 2, rejected: 1 } });
  expect(await findByEmail(one.email)).toMatchObject({ language: 'zh' });
  expect(await imports.undo(id, sales)).toMatchObject({ counts: { updated: 2 } });
  expect(withoutKeys(await imports.tables())).toEqual(withoutKeys(before));
  const none = { customers: { ids: [one.id], all: true }, change: {}, why: 'Two ways at once' };
  await shop.call('post', '/customer-edits', { token: sales, body: none }).expect(400);
});

test('a job goes on after a restart of the service, and counts every row once', async () => {
  const rows = Array.from({ length: 1_500 }, () => person(numberOf()));
  const id = await imports.plan(await imports.send('customers', fileOf(...rows), sales), sales, plan);
  await shop.restart();
  await imports.untilState(id, sales, 'ready');
  await shop.call('post', `/jobs/customer/${id}/start`, { token: sales }).expect(202);
  await shop.restart();
  expect(await imports.untilState(id, sales, 'done', 'failed')).toMatchObject({
    ...{ state: 'done', total: 1_500, counts: { created: 1_500, updated: 0, unchanged: 0, rejected: 0 } },
  });
}, 120_000);

test('an erasure deletes the items of the person, so that no undo brings her back', async () => {
  const number = numberOf();
  const job = await imports.import('customers', fileOf(person(number), person(numberOf())), sales, plan);
  const { id } = await findByEmail(`${number}@example.com`);
  const other = await shop.staff('sales');
  const reason = 'She asked at the counter, with her passport';
  const asked = await shop
    .call('post', `/customers/${id}/privacy-requests`, { token: sales, body: { kind: 'erasure', reason } })
    .expect(201);
  await shop.call('post', `/customers/${id}/privacy-requests/${asked.body.id}/confirm`, { token: other }).expect(200);
  const items = 'select count(*)::int as value from customer.change_item where job_id = $1';
  expect(await shop.value<number>(items, job.id)).toBe(1);
  expect(await imports.undo(job.id, sales)).toMatchObject({ counts: { removed: 1, rejected: 0 } });
  expect(await findByEmail(`${number}@example.com`)).toBeUndefined();
});
