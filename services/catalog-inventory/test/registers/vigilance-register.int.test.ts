/** Tests the register of MDR Art. 14(5): every complaint, quarantined lot and recall, with the state of the lot. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { VigilanceRecord } from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import { ComplaintChanged } from '@toric/contracts/customer/events';
import fc from 'fast-check';
import { catalogStack, must, nextId, type CatalogStack } from '../catalog-stack.ts';
import { recallShop } from '../recall/recall-shop.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

type Days = { from: string; to: string; timeZone: string };
const EVER: Days = { from: '2000-01-01', to: '2099-12-31', timeZone: 'Europe/Brussels' };
type Page = {
  data: VigilanceRecord[];
  nextCursor: string | null;
  whole?: { rows: number; missing: Record<string, number> };
};

async function page(query: Record<string, string>): Promise<Page> {
  const path = `/registers/eu-mdr-article-14?${new URLSearchParams(query).toString()}`;
  return must<Page>(await shop.get(path, 'auditor'), 200);
}
async function records(days: Days, limit = 100): Promise<VigilanceRecord[]> {
  const found: VigilanceRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: Page = await page({ ...days, limit: String(limit), ...(cursor && { cursor }) });
    found.push(...next.data);
    cursor = next.nextCursor;
  }
  return found;
}

const complain = async (change: Partial<Parameters<typeof ComplaintChanged>[0]> = {}) => {
  const complaint = ComplaintChanged({
    ...{ complaintId: nextId(), gtin: null, lotNumber: null, seriousness: 'complaint', status: 'open', passedOn: [] },
    ...{
      outcome: null,
      receivedAt: '2026-06-15T14:00:00.000Z',
      recordedAt: '2026-06-15T15:00:00.000Z',
      recordedBy: nextId(),
    },
    ...change,
  });
  await shop.apply('project-complaint', [complaint]);
  return complaint.aggregateId;
};
const at = '2026-06-16T08:00:00.000Z';

test('a complaint shows the present state of its lot; a suspected incident that was not passed on lacks passedOn', async () => {
  const { offered, issue, version } = recallShop(shop);
  const { productId, lotIds } = await offered({ lotNumber: 'L1', quantity: 3 }, { lotNumber: 'L2', quantity: 1 });
  const gtin: string = (await shop.get(`/stock?productId=${productId}`, 'warehouse')).body.data[0].gtin;
  const before = (await page({ ...EVER, limit: '1' })).whole;
  const complaintId = await complain({ gtin, lotNumber: 'L1', seriousness: 'suspected-incident' });
  const other = await complain({ gtin, lotNumber: 'none' });
  const nameless = await complain();
  const the = async (id: string) => (await records(EVER)).find((record) => record.reference === id);
  const fresh = {
    kind: 'complaint',
    device: 'Biofinity',
    manufacturer: 'CooperVision',
    lotState: 'good',
    passedOn: null,
  };
  expect(await the(complaintId)).toMatchObject({ ...fresh, missing: ['passedOn'] });
  expect(await the(other)).toMatchObject({ lotState: 'unknown', missing: [] });
  expect(await the(nameless)).toMatchObject({ lotState: null, missing: ['gtin', 'lotNumber'] });
  const after = (await page({ ...EVER, limit: '1' })).whole;
  const more = (field: string) => (after?.missing[field] ?? 0) - (before?.missing[field] ?? 0);
  expect([(after?.rows ?? 0) - (before?.rows ?? 0), more('gtin'), more('lotNumber'), more('passedOn')]).toEqual([
    3, 1, 1, 1,
  ]);

  must(await shop.post(`/lots/${lotIds[0]}/quarantine`, { reason: '=tears' }), 200);
  const seriousness = 'suspected-incident' as const;
  await complain({ complaintId, gtin, lotNumber: 'L1', seriousness, passedOn: [{ to: 'manufacturer', at }] });
  expect(await the(complaintId)).toMatchObject({
    lotState: 'quarantined',
    passedOn: `manufacturer ${at}`,
    missing: [],
  });

  const { body: recall } = await issue([{ lots: ['L1'], gtins: [gtin] }]);
  expect(await the(complaintId)).toMatchObject({ lotState: `recalled: ${recall.reference}` });
  await version(recall.id, [{ lots: ['L2'], gtins: [gtin] }]);
  must(await shop.post(`/lots/${lotIds[0]}/free`, { reason: 'sound' }), 200);
  const rows = (await records(EVER)).filter(
    (record) => record.gtin === gtin || record.reference?.startsWith(recall.reference),
  );
  expect(rows.map(({ kind, lotNumber, reason }) => [kind, lotNumber, kind === 'recall' ? '' : reason])).toEqual(
    expect.arrayContaining([
      ['non-conforming', 'L1', '=tears'],
      ['withdrawal', 'L1', `recall ${recall.reference}`],
      ['withdrawal', 'L2', `recall ${recall.reference}`],
      ['withdrawal-ended', 'L1', `recall ${recall.reference}`],
      ['conforming-again', 'L1', 'sound'],
      ['recall', null, ''],
      ['recall', null, ''],
    ]),
  );
  const { text } = await shop.get(
    `/registers/eu-mdr-article-14.csv?${new URLSearchParams(EVER).toString()}`,
    'auditor',
  );
  expect(text).toContain(",'=tears,");
});

test('for any days in any time zone, the register holds every row of the three tables once', async () => {
  const { offered, issue } = recallShop(shop);
  for (let n = 0; n < 4; n++) {
    const { lotIds } = await offered({ lotNumber: `Q${n}`, quantity: 1 }, { lotNumber: `R${n}`, quantity: 1 });
    must(await shop.post(`/lots/${lotIds[0]}/quarantine`, { reason: 'torn' }), 200);
    must(await shop.post(`/lots/${lotIds[0]}/free`, { reason: 'sound' }), 200);
    await issue([{ lots: [`R${n}`] }]);
    await complain();
  }
  const client = await shop.stack.admin.connect();
  try {
    await client.query(
      'set session_replication_role = replica; set search_path = catalog_inventory; create sequence turn',
    );
    // These instants lie around midnight in Brussels (summer time from 29 March on), Shanghai and Greenwich.
    const instants = ['28T22:59:59.999', '28T23:00', '29T15:59:59.999', '29T16:00', '29T22:00', '30T00:00', '30T22:00'];
    const one = instants.map((instant) => `'2026-03-${instant}Z'`).join(', ');
    for (const table of ['complaint', 'recall_version', 'stock_ledger'])
      await client.query(
        `update ${table} set created_at = (array[${one}]::timestamptz[])[1 + nextval('turn') % ${instants.length}]`,
      );
  } finally {
    client.release(true);
  }
  const { rows: truth } = await shop.stack.admin.query<{ id: string; at: Date }>(`
    select id, created_at as at from catalog_inventory.complaint union all select id, created_at from catalog_inventory.recall_version
    union all select id, created_at from catalog_inventory.stock_ledger where kind in ('quarantine', 'free')`);
  const day = fc.integer({ min: 27, max: 31 }).map((n) => `2026-03-${n}`);
  const zones = fc.constantFrom('Europe/Brussels', 'Asia/Shanghai', 'UTC');
  await fc.assert(
    fc.asyncProperty(day, day, zones, fc.constantFrom(3, 100), async (a, b, timeZone, limit) => {
      const days = a < b ? { from: a, to: b, timeZone } : { from: b, to: a, timeZone };
      const dayAt = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
      const within = truth.filter((row) => dayAt.format(row.at) >= days.from && dayAt.format(row.at) <= days.to);
      const found = await records(days, limit);
      const byName = (x: string, y: string) => x.localeCompare(y);
      expect(found.map(({ id }) => id).sort(byName)).toEqual(within.map(({ id }) => id).sort(byName));
    }),
    { numRuns: 30 },
  );
});

test('the file holds thousands of entries about one lot number, which is in many warehouses and recalls', async () => {
  const { lotId } = await shop.stocked(1);
  const admin = shop.stack.admin;
  const from = `from catalog_inventory.lot lot`;
  await admin.query(
    `insert into catalog_inventory.lot (id, warehouse_id, pack_id, lens_id, lot_number, expires_on, created_at)
     select gen_random_uuid(), warehouse_id, pack_id, lens_id, 'MANY', expires_on + n, now()
     ${from}, generate_series(1, 150) n where lot.id = $1`,
    [lotId],
  );
  await admin.query(
    `insert into catalog_inventory.recall (id, reference, version, created_at, updated_at)
     select gen_random_uuid(), 'MANY-' || n, 1, now(), now() from generate_series(1, 60) n`,
  );
  await admin.query(
    `insert into catalog_inventory.quarantine (lot_id, recall_id)
     select lot.id, recall.id ${from}, catalog_inventory.recall where lot_number = 'MANY' and reference like 'MANY-%'`,
  );
  await admin.query(
    `insert into catalog_inventory.stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
     select lot_id, 'quarantine', 0, 0, gen_random_uuid(), now()
     from catalog_inventory.quarantine join catalog_inventory.lot on lot.id = lot_id where lot_number = 'MANY'`,
  );
  const { status, text } = await shop.get(
    `/registers/eu-mdr-article-14.csv?${new URLSearchParams(EVER).toString()}`,
    'auditor',
  );
  expect([status, text.split('\r\n').filter((line) => line.includes('MANY-60')).length]).toEqual([200, 9_000]);
}, 60_000);
