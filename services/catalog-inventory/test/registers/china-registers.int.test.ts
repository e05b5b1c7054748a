/** Tests that China's registers agree with the ledger: no movement is missing, and no row or value is invented. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReserveStock, ShipStock } from '@toric/contracts/catalog-inventory/events';
import type { PurchaseInspection, SaleRecord } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import fc from 'fast-check';
import { readCsv } from '../../src/catalogue/csv.ts';
import { catalogStack, must, nextId, order, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack({ SELLER_NAME: 'Toric (Shanghai) Ltd', SELLER_LICENCE: '沪浦药监械经营许20260001号' });
}, 60_000);
afterAll(() => shop.stop());

const CHINA = { country: 'CN', markets: ['CN', 'HK'] };
const DAYS = { from: '2024-01-01', to: '2026-12-31', timeZone: 'Asia/Shanghai' };
type Days = typeof DAYS;
type Rows = { 'cn-purchase-inspections': PurchaseInspection; 'cn-sales': SaleRecord };
type Row = Rows[keyof Rows];
type Whole = { rows: number; isExact: boolean; missing: Record<string, number> };
type Page = { data: Row[]; nextCursor: string | null; whole?: Whole };

async function page(register: string, query: object): Promise<Page> {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return must<Page>(await shop.get(`/registers/${register}?${search.toString()}`, 'auditor'), 200);
}
async function wholeRegister<K extends keyof Rows>(register: K, days: Days, limit = 100): Promise<Rows[K][]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: Page = await page(register, { ...days, limit, ...(cursor && { cursor }) });
    rows.push(...next.data);
    cursor = next.nextCursor;
  }
  return rows as Rows[K][]; // the name of the register decides the type of its rows
}
async function file(register: string, days: Days) {
  const { text } = await shop.get(`/registers/${register}.csv?${new URLSearchParams(days).toString()}`, 'auditor');
  const rows = readCsv(text);
  if ('badQuotesOn' in rows) throw new Error(`line ${rows.badQuotesOn} cannot be read`);
  const [head, ...others] = rows.map(({ cells }) => cells);
  const fields = head?.map((cell) => /\((\w+)\)$/.exec(cell)?.[1] ?? cell) ?? [];
  return others.map((cells) => Object.fromEntries(fields.map((field, n) => [field, cells[n] ?? ''])));
}

async function send(lens: { lensId: string; packId: string }, market: string, lines: number) {
  const one = order(lens, 1, market);
  const more = Array.from({ length: lines - 1 }, () => order(lens, 2, market).lines).flat();
  const wanted = { ...one, customerId: nextId(), lines: [...one.lines, ...more] };
  await shop.apply('reserve-stock', [ReserveStock(wanted)]);
  await shop.apply('ship-stock', [ShipStock({ orderId: wanted.orderId })]);
  return wanted;
}

/** Runs a statement without triggers (the ledger is append-only) and without the slow check of many foreign keys. */
async function withoutConstraints(statement: string, values: unknown[]) {
  const client = await shop.stack.admin.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, values);
  } finally {
    client.release(true);
  }
}

/** Changes the instants of past movements. All rows of one transaction get the same instant. */
async function moveLedger(times: readonly Date[]) {
  const { rows } = await shop.stack.admin.query<{ cause: string }>(
    `select distinct cause_id as cause from catalog_inventory.stock_ledger where kind in ('receipt', 'ship') order by 1`,
  );
  const moved = rows.map(({ cause }, n) => ({ cause, at: times[n % times.length]?.toISOString() }));
  await withoutConstraints(
    `with moved as (select * from json_to_recordset($1::json) as m(cause uuid, at timestamptz)),
       ended as (update catalog_inventory.reservation set updated_at = at from moved where cause = order_id)
     update catalog_inventory.stock_ledger set created_at = at from moved where cause = cause_id and kind in ('receipt', 'ship')`,
    [JSON.stringify(moved)],
  );
}

type Movement = { kind: string; key: string; quantity: number; at: Date; counts: boolean };
/** Reads the ledger row by row, independently of the statements of the registers. */
async function ledger(): Promise<Movement[]> {
  const { rows } = await shop.stack.admin.query<Movement>(`
    select e.kind, e.id::text as key, on_hand_change as quantity, e.created_at as at,
      (select 'CN' = any (markets) from catalog_inventory.lot l join catalog_inventory.warehouse w on w.id = warehouse_id where l.id = lot_id) as counts
    from catalog_inventory.stock_ledger e where kind = 'receipt'
    union all select e.kind, e.cause_id || ' ' || e.lot_id, -on_hand_change, e.created_at,
      (select market = 'CN' from catalog_inventory.reservation where order_id = e.cause_id)
    from catalog_inventory.stock_ledger e where kind = 'ship'`);
  return rows;
}
/**
 * Counts shipped orders whose reservation and ledger have different instants. The register relies on their equality.
 */
async function countDifferentInstants() {
  const { rowCount } = await shop.stack.admin.query(`
    select from catalog_inventory.reservation
    full join (select cause_id, created_at from catalog_inventory.stock_ledger where kind = 'ship') entry on cause_id = order_id
    where (status = 'shipped' or cause_id is not null) and entry.created_at is distinct from updated_at`);
  return rowCount;
}
const within = ({ from, to, timeZone }: Days, at: Date) => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
  return day >= from && day <= to;
};
const boxesBy = (rows: readonly { key: string; quantity: number }[]) => {
  const boxes = new Map<string, number>();
  for (const { key, quantity } of rows) boxes.set(key, (boxes.get(key) ?? 0) + quantity);
  return Object.fromEntries(boxes);
};

test('for any days in any time zone, pages and CSV hold every box of the ledger once', async () => {
  const [shanghai, newark] = await Promise.all([shop.warehouse(CHINA), shop.warehouse()]);
  const lenses = await Promise.all([shop.offer(), shop.offer({}, 3)]);
  for (const { packId } of lenses) {
    for (const { id } of [shanghai, shanghai, newark])
      await shop.receive(id, packId, [{ quantity: 9 }, { quantity: 5, expiresOn: '2031-05-01' }, { quantity: 7 }]);
  }
  for (const [n, lens] of Array.from({ length: 12 }, () => lenses)
    .flat()
    .entries())
    await send(lens, n % 3 ? 'CN' : 'US', 1 + (n % 3));
  expect(await countDifferentInstants()).toBe(0);
  // These instants lie around midnight in Shanghai, New York (summer time from 8 March on) and Greenwich.
  const around = [
    '15:59:59.999',
    '16:00:00.000',
    '03:59:59.999',
    '04:00:00.000',
    '04:59:59.999',
    '05:00:00.000',
    '00:00:00.000',
  ];
  await moveLedger(['07', '08', '09'].flatMap((on) => around.map((hour) => new Date(`2026-03-${on}T${hour}Z`))));
  const truth = await ledger();

  const day = fc.integer({ min: 6, max: 10 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
  const range = fc
    .tuple(day, day, fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC'))
    .map(([a, b, timeZone]): Days => (a < b ? { from: a, to: b, timeZone } : { from: b, to: a, timeZone }));
  await fc.assert(
    fc.asyncProperty(range, fc.constantFrom(1, 3, 100), async (days, limit) => {
      const expected = (kind: string) =>
        boxesBy(truth.filter((movement) => movement.kind === kind && movement.counts && within(days, movement.at)));
      const bought = await wholeRegister('cn-purchase-inspections', days, limit);
      expect(boxesBy(bought.map(({ id, quantity }) => ({ key: id, quantity })))).toEqual(expected('receipt'));
      const sold = await wholeRegister('cn-sales', days, limit);
      expect(boxesBy(sold.map((row) => ({ key: `${row.orderId} ${row.lotId}`, quantity: row.quantity })))).toEqual(
        expected('ship'),
      );
      expect([...bought.map(({ receivedAt }) => receivedAt)].sort()).toEqual(
        bought.map(({ receivedAt }) => receivedAt),
      );
      const written = await file('cn-sales', days);
      expect(written.map(({ soldOn, quantity }) => [soldOn, Number(quantity)])).toEqual(
        sold.map(({ soldOn, quantity }) => [soldOn, quantity]),
      );
    }),
    { numRuns: 40 },
  );
  expect((await wholeRegister('cn-sales', DAYS)).length).toBeGreaterThan(4);
}, 60_000);

const SUPPLIER = {
  name: '=Testlens China',
  currency: 'CNY',
  leadTimeDays: 7,
  licences: [{ kind: '医疗器械经营许可证', number: '沪001', validUntil: '2031-12-31' }],
  address: { line1: '1 Nanjing Road', city: 'Shanghai', postalCode: '200001', country: 'CN' },
};
const RECEIVED = { parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 }, expiresOn: '2031-06-30', quantity: 4 };
const supplier = async (fields: object = {}) => {
  const body = { ...SUPPLIER, code: `S${nextId().slice(-8)}`, ...fields };
  return must<{ id: string }>(await shop.post('/suppliers', body, 'finance'), 201);
};
const book = (warehouseId: string, packId: string, fields: object) => {
  const lines = [{ ...RECEIVED, packId, lotNumber: `L${nextId().slice(-6)}` }];
  return shop.post(`/warehouses/${warehouseId}/receipts`, { reference: nextId(), lines, ...fields });
};
const today = () => ({ ...DAYS, from: '2026-06-01', to: '2099-12-31' });

test('a row shows the recorded data as of its day; missing fields are named and counted', async () => {
  const [{ id: warehouseId }, { productId, packId }] = await Promise.all([shop.warehouse(CHINA), shop.offer()]);
  const before = await page('cn-purchase-inspections', { ...today(), limit: 1 });
  const { id: supplierId } = await supplier();
  const inspection = { result: 'passed', checks: ['supplier-licence', 'certificate-of-conformity'] };
  must(await book(warehouseId, packId, { supplierId, inspection }), 201);
  must(await book(warehouseId, packId, {}), 201);
  const registration = {
    validFrom: '2026-01-01',
    number: '国械注进20263160001',
    registrant: 'Testlens Inc.',
    model: 'T-1',
  };
  const path = `/products/${productId}/registrations/CN`;
  must(await shop.change('put', path, registration), 200);
  const later = must(
    await shop.change('put', path, { ...registration, number: 'later', validFrom: '2099-01-01' }),
    200,
  );
  expect((await shop.get(`/products/${productId}/registrations`, 'auditor')).body).toEqual(later);
  // A later change of the supplier does not change the row, but fills in a field of the row that was empty.
  const change = { name: 'Renamed', contact: '+86 21 5555 0100' };
  must(await shop.change('patch', `/suppliers/${supplierId}`, change, '*', 'finance'), 200);

  const rows = await wholeRegister('cn-purchase-inspections', today());
  const [full, bare] = rows.filter(({ lotId, quantity }) => lotId !== '' && quantity === 4).slice(-2);
  expect(full).toMatchObject({
    ...{ productName: 'Biofinity', model: 'T-1', specification: '6 lenses BC 8.6 DIA 14 SPH -2', quantity: 4 },
    ...{ expiresOn: '2031-06-30', registrant: 'Testlens Inc.', contractManufacturer: null },
    registrationNumber: '国械注进20263160001',
    supplierName: '=Testlens China',
    supplierAddress: '1 Nanjing Road, Shanghai, 200001, CN',
    supplierContact: '+86 21 5555 0100',
    supplierLicences: '医疗器械经营许可证 沪001 (until 2031-12-31)',
    inspectionResult: 'passed',
    inspectionChecks: 'supplier-licence, certificate-of-conformity',
    missing: [],
  });
  const unknown = [
    'supplierName',
    'supplierAddress',
    'supplierContact',
    'supplierLicences',
    'inspectionResult',
    'inspectionChecks',
  ];
  expect(bare).toMatchObject({ supplierName: null, inspectionResult: null, missing: unknown });
  const after = await page('cn-purchase-inspections', { ...today(), limit: 1 });
  const more = (field: string) => (after.whole?.missing[field] ?? 0) - (before.whole?.missing[field] ?? 0);
  expect([(after.whole?.rows ?? 0) - (before.whole?.rows ?? 0), more('supplierName'), more('registrant')]).toEqual([
    2, 1, 0,
  ]);
  expect(after.whole?.isExact).toBe(true);

  const [line] = (await file('cn-purchase-inspections', today())).slice(-2);
  expect(line).toMatchObject({ supplierName: "'=Testlens China", quantity: '4', missing: '' });
});

test('a sale names its seller and its buyer’s id; an order without a stored market is shown and flagged', async () => {
  const [{ id: warehouseId }, lens] = await Promise.all([shop.warehouse(CHINA), shop.offer()]);
  await shop.receive(warehouseId, lens.packId, [{ quantity: 9 }]);
  const { orderId, customerId } = await send(lens, 'CN', 1);
  const old = await send(lens, 'CN', 1);
  await shop.stack.admin.query(
    'update catalog_inventory.reservation set market = null, customer_pseudonym = null where order_id = $1',
    [old.orderId],
  );
  const rows = await wholeRegister('cn-sales', today());
  expect(rows.find((row) => row.orderId === orderId)).toMatchObject({
    ...{ customerId, sellerName: 'Toric (Shanghai) Ltd', sellerLicence: '沪浦药监械经营许20260001号', market: 'CN' },
    missing: ['model', 'registrant', 'registrationNumber'],
  });
  expect(rows.find((row) => row.orderId === old.orderId)?.missing).toEqual(
    expect.arrayContaining(['customerId', 'market']),
  );
});

test('boxes that leave in parcels of their own are sold when they leave, each once', async () => {
  const [{ id: warehouseId }, lens] = await Promise.all([shop.warehouse(CHINA), shop.offer()]);
  await shop.receive(warehouseId, lens.packId, [{ quantity: 9 }]);
  const wanted = { ...order(lens, 3, 'CN'), customerId: nextId() };
  const [lineId, orderId] = [wanted.lines[0]?.lineId ?? '', wanted.orderId];
  await shop.apply('reserve-stock', [ReserveStock(wanted)]);
  const sold = async () =>
    (await wholeRegister('cn-sales', today())).filter((row) => row.orderId === orderId).map(({ quantity }) => quantity);
  const part = (quantity: number) => ShipStock({ orderId, parcelId: nextId(), lines: [{ lineId, quantity }] });
  const first = part(1);
  await shop.apply('ship-stock', [first]);
  expect(await sold()).toEqual([1]);
  await shop.apply('ship-stock', [first, part(2)]);
  expect((await sold()).toSorted((one, other) => one - other)).toEqual([1, 2]);
});

test('a receipt that fails its inspection goes to quarantine, with the remarks in the ledger', async () => {
  const [{ id: warehouseId }, { packId }] = await Promise.all([shop.warehouse(CHINA), shop.offer()]);
  const refused = await book(warehouseId, packId, { inspection: { result: 'failed', checks: ['udi'] } });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/inspection/remarks']);
  const inspection = { result: 'failed', checks: ['udi'], remarks: 'the code cannot be read' };
  const { body } = await book(warehouseId, packId, { inspection });
  expect(body.quarantinedLotIds).toEqual(body.lotIds);
  const entries = (await shop.get(`/lots/${body.lotIds[0]}/ledger`, 'auditor')).body.data;
  expect(entries).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'quarantine', reason: inspection.remarks })]),
  );
  expect((await book(warehouseId, packId, { supplierId: nextId() })).status).toBe(404);
});

/** Counts the inserted rows, which fill several pages and batches of a file. A nightly run may take 100,000 rows. */
const MANY = Number(process.env['TORIC_ROWS'] ?? 25_000);

const INSERT_MANY = {
  'cn-purchase-inspections': `with booked as (
      insert into catalog_inventory.receipt (id, warehouse_id, reference, received_by, created_at)
      select gen_random_uuid(), $1, 'many ' || n, $1, '2025-06-01T00:00:00Z'::timestamptz + n * interval '1 second'
      from generate_series(1, ${MANY}) n returning id, created_at)
    insert into catalog_inventory.stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
    select $2, 'receipt', 1, 0, id, created_at from booked`,
  'cn-sales': `with sold as (
      insert into catalog_inventory.reservation
        (order_id, status, market, customer_pseudonym, refused_line_ids, created_at, updated_at)
      select gen_random_uuid(), 'shipped', case when n % 2 = 0 then 'CN' else 'US' end, $1::uuid, '{}', at, at
      from generate_series(1, ${2 * MANY}) n, lateral (select '2025-06-01T00:00:00Z'::timestamptz + n * interval '1 second') as t(at)
      returning order_id)
    insert into catalog_inventory.reservation_line (order_id, line_id, lot_id, quantity, evidence_id)
    select order_id, gen_random_uuid(), $2, 1, gen_random_uuid() from sold`,
};

test.each([
  ['cn-purchase-inspections', 'deliveryNote'],
  ['cn-sales', 'orderId'],
] as const)(
  `the CSV of %s holds all of ${MANY} rows, while a page counts the first 10,000`,
  async (name, key) => {
    const [{ id: warehouseId }, { packId }] = await Promise.all([shop.warehouse(CHINA), shop.offer()]);
    const [lotId] = await shop.receive(warehouseId, packId, [{ quantity: 1 }]);
    const first = name === 'cn-sales' ? shop.customers.pseudonymOf(nextId()) : warehouseId;
    await withoutConstraints(INSERT_MANY[name], [first, lotId]);
    await shop.stack.admin.query(
      'analyze catalog_inventory.stock_ledger, catalog_inventory.receipt, catalog_inventory.reservation',
    );
    const days = { ...DAYS, from: '2025-06-01', to: '2025-06-30' };
    const rows = await file(name, days);
    expect([rows.length, new Set(rows.map((row) => row[key])).size]).toEqual([MANY, MANY]);
    const { whole } = await page(name, days);
    expect([whole?.rows, whole?.isExact, whole?.missing['model']]).toEqual([10_000, false, 10_000]);
  },
  60_000,
);

test.each([
  ['a range that ends before it begins', 'from=2026-02-02&to=2026-02-01', '/to'],
  ['an unknown time zone', 'from=2026-02-01&to=2026-02-01&timeZone=Mars/Olympus', '/timeZone'],
  ['a range without an end', 'from=2026-02-01', '/to'],
])('%s is refused', async (_, query, pointer) => {
  const { status, body } = await shop.get(`/registers/cn-sales.csv?${query}`, 'auditor');
  expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
});
