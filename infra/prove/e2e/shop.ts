/**
 * Opens a small shop for end-to-end tests: the whole system on real servers, staff of every role, two products and some
 * stock.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, createClient } from '@toric/client/client';
import { STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { CreateProduct, PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { SetPriceFloor } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { CreateWarehouse } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { AddAddress, SignUp } from '@toric/contracts/customer/people/customer.http';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import type { Eye, LensParameters } from '@toric/contracts/lens';
import { PlaceOrder, type PlaceOrderBody } from '@toric/contracts/order/order.http';
import pg from 'pg';
import { httpAdmin } from '../../run/servers/rabbitmq-admin.ts';
import { SAMPLE_ADMIN } from '../../run/system/environment.ts';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { opticianOf } from './optician.ts';
import { providerPayments } from './provider-payments.ts';
import { forgetSystem } from '../../run/system/forget.ts';
import { type OwnerName, ROOT } from '../../run/system/parts.ts';
import { startSystem } from '../../run/system/system.ts';
import { orUndefined } from '../testing/best-effort.ts';
import { needEnv, until } from '../testing/test-stack.ts';
import { type Attempt, attempt } from './attempt.ts';
import { type ShopOptions, systemOptions } from './shop-settings.ts';

export const PASSWORD = 'correct horse battery staple';
export const SPHERE = {
  productId: '0197a000-0000-7000-8000-00000000e001',
  packId: '0197a000-0000-7000-8000-00000000e101',
};
export const RARE = {
  productId: '0197a000-0000-7000-8000-00000000e002',
  packId: '0197a000-0000-7000-8000-00000000e102',
};
const matrix = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -10, to: -0.25, step: 0.25 }] }] };
export const lens = (sphere: number): LensParameters => ({ baseCurve: 8.6, diameter: 14, sphere });

export type Buyer = { id: string; email: string; token: string; addressId: string; prescriptionId: string };
export type Shop = Awaited<ReturnType<typeof openShop>>;

export async function openShop(prefix: string, options: ShopOptions = {}) {
  const name = `toric_test_${prefix}_${randomBytes(3).toString('hex')}`;
  const dataDir = join(ROOT, '.toric', name);
  const servers = testServers();
  const system = await startSystem(systemOptions({ name, dataDir, servers }, options));
  const api = createClient({ baseUrl: `${system.gatewayUrl}/v1`, retries: 0 });
  const admin = new pg.Pool({ connectionString: system.adminDatabaseUrl, max: 4 });
  admin.on('error', () => undefined);
  const staff = await createStaff(api, system.secrets.get('sample password'));
  const warehouseId = await seedShop(api, staff);
  return {
    name,
    dataDir,
    system,
    api,
    admin,
    staff,
    warehouseId,
    newBuyer: (
      eyes?: Partial<Record<Eye, Prescribed>>,
      options?: PrescriptionOptions,
      person?: typeof DEFAULT_PERSON,
    ) => newBuyer(api, eyes, options, person),
    order: (buyer: Buyer, line: Partial<Line> = {}, rest: Partial<PlaceOrderBody> = {}) => orderBody(buyer, line, rest),
    place: (buyer: Buyer, body: PlaceOrderBody, more: PlaceOptions = {}) => place(api, buyer, body, more),
    receive: (line: { packId: string; sphere: number; quantity: number; lotNumber?: string }) =>
      receive(api, staff.warehouse, warehouseId, line),
    rows: async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await admin.query<R>(sql, values)).rows,
    /** Returns every payment in the ledger of the provider. */
    providerPayments: () => providerPayments(system),
    async close() {
      await system.stop();
      await admin.end();
      await forgetSystem({ name, servers });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Returns the servers that `npm run test:servers` keeps running. `stop` does nothing. */
export function testServers() {
  const managementUrl = needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL');
  const stop = () => Promise.resolve();
  return {
    postgres: { adminUrl: needEnv('TORIC_TEST_DATABASE_ADMIN_URL'), how: 'given', stop },
    rabbit: {
      amqpUrl: needEnv('TORIC_TEST_RABBITMQ_URL'),
      managementUrl,
      how: 'given',
      admin: httpAdmin(managementUrl),
      stop,
    },
  };
}

export type Staff = Readonly<Record<StaffRole, string>>;

export async function createStaff(api: Client, adminPassword: string): Promise<Staff> {
  const adminToken = await signInStaff(api, { email: SAMPLE_ADMIN, password: adminPassword });
  const tokens = await Promise.all(
    STAFF_ROLES.map(async (role) => {
      if (role === 'admin') return [role, adminToken] as const;
      const email = `${role}@shop.example`;
      await addStaffAccount(api, adminToken, { email, password: PASSWORD, name: role, roles: [role] });
      return [role, await signInStaff(api, { email, password: PASSWORD })] as const;
    }),
  );
  return Object.fromEntries(tokens) as Staff; // the cast is safe: the list has one entry for each role
}

export async function seedShop(api: Client, { admin, finance, warehouse }: Staff): Promise<string> {
  for (const [market, currency] of Object.entries({ US: 'USD', GB: 'GBP' })) {
    const body = { market, currency, amount: 500, share: 5_000, reason: 'Opening' };
    await api.call(SetPriceFloor, { body, token: finance });
  }
  const products = [
    { ...SPHERE, name: 'Everyday', gtin: '02000000000015', replacement: 'monthly' as const },
    { ...RARE, name: 'Rarity', gtin: '02000000000022', replacement: 'monthly' as const },
  ];
  for (const { productId, packId, name, gtin, replacement } of products) {
    const body = {
      id: productId,
      name,
      brand: 'Testlens',
      material: 'test',
      modality: 'spherical' as const,
      replacement,
      matrix,
    };
    await api.call(CreateProduct, { body, token: admin });
    const prices = [
      { market: 'US', currency: 'USD', amount: 6_400, taxRate: 0 },
      { market: 'GB', currency: 'GBP', amount: 4_800, taxRate: 2_000 },
    ];
    await api.call(PutPack, {
      params: { handle: productId, packId },
      body: { gtin, size: 6, prices, reason: 'Opening' },
      token: admin,
    });
  }
  const created = await api.call(CreateWarehouse, {
    body: { code: 'NJ-1', name: 'New Jersey', country: 'US', markets: ['US', 'GB'] },
    token: admin,
  });
  const warehouseId = created.body.id;
  for (const sphere of [-1, -2, -2.25, -3, -4])
    await receive(api, warehouse, warehouseId, { packId: SPHERE.packId, sphere, quantity: 10_000 });
  return warehouseId;
}

export async function receive(
  api: Client,
  token: string,
  warehouseId: string,
  {
    packId,
    sphere,
    quantity,
    lotNumber = randomUUID().slice(0, 8),
  }: { packId: string; sphere: number; quantity: number; lotNumber?: string },
) {
  const line = {
    packId,
    parameters: lens(sphere),
    lotNumber: lotNumber.toUpperCase(),
    expiresOn: '2031-06-30',
    quantity,
  };
  await api.call(ReceiveStock, { params: { warehouseId }, body: { reference: randomUUID(), lines: [line] }, token });
}

type Prescribed = { productId: string; parameters: LensParameters };
export const bothEyes = {
  right: { productId: SPHERE.productId, parameters: lens(-2.25) },
  left: { productId: SPHERE.productId, parameters: lens(-3) },
};

const DEFAULT_PERSON = { givenName: 'Test', familyName: 'Buyer', line1: '1 Lens Way' };

/**
 * Describes the prescription of a new buyer. By default an optician records it with the document in hand, so it is
 * verified. With the source `entered` the buyer types it in, so the shop must ask the prescriber.
 */
type PrescriptionOptions = { expired?: boolean; source?: 'presented' | 'entered' };

export async function newBuyer(
  api: Client,
  eyes: Partial<Record<Eye, Prescribed>> = bothEyes,
  { expired = false, source = 'presented' }: PrescriptionOptions = {},
  { givenName, familyName, line1 } = DEFAULT_PERSON,
): Promise<Buyer> {
  const email = `buyer-${randomUUID()}@shop.example`;
  const { body: customer } = await api.call(SignUp, { body: { email, password: PASSWORD, givenName, familyName } });
  const { accessToken: token } = await api.signIn(email, PASSWORD);
  const params = { customerId: customer.id };
  const day = (years: number) => `${new Date().getUTCFullYear() + years}-01-15`;
  const address = {
    recipient: `${givenName} ${familyName}`,
    line1,
    city: 'Newark',
    postalCode: '07101',
    country: 'US',
  };
  const contents = {
    issuedOn: day(expired ? -3 : -1),
    expiresOn: day(expired ? -1 : 1),
    prescriber: { name: 'Dr Test' },
    eyes,
    source,
  };
  const [addressed, prescribed] = await Promise.all([
    api.call(AddAddress, { params, body: address, token }),
    api.call(RecordPrescription, {
      ...{ params, body: contents },
      token: source === 'presented' ? await opticianOf(api, PASSWORD) : token,
    }),
  ]);
  return { id: customer.id, email, token, addressId: addressed.body.id, prescriptionId: prescribed.body.id };
}

type Line = PlaceOrderBody['lines'][number];
type PlaceOptions = { idempotencyKey?: string; prefer?: string; requestId?: string };

/**
 * Places an order as a good client does: after a 503 or a broken connection it retries with the same idempotency key.
 */
async function place(
  api: Client,
  { token }: Buyer,
  body: PlaceOrderBody,
  more: PlaceOptions,
): Promise<Attempt<typeof PlaceOrder>> {
  const request = { body, token, prefer: 'wait=30', idempotencyKey: randomUUID(), ...more };
  return until(
    'an answer to the order',
    async () => {
      const answer = await orUndefined(attempt(api.call(PlaceOrder, request)));
      return answer && (answer.ok || answer.status !== 503) ? answer : undefined;
    },
    120_000,
  );
}

export function orderBody(buyer: Buyer, line: Partial<Line>, rest: Partial<PlaceOrderBody>): PlaceOrderBody {
  const first: Line = {
    eye: 'right',
    ...SPHERE,
    parameters: lens(-2.25),
    quantity: 1,
    prescriptionId: buyer.prescriptionId,
    ...line,
  };
  return { market: 'US', lines: [first], shippingAddressId: buyer.addressId, paymentToken: 'tok_visa', ...rest };
}

/** Waits until no order has a status that the system still changes, and every outbox is published. */
export async function waitUntilIdle(shop: Pick<Shop, 'rows'>, ms = 60_000): Promise<void> {
  const moving = ['verifying', 'discounting', 'reserving', 'charging', 'shipping', 'capturing', 'cancelling'];
  const owners: readonly OwnerName[] = ['customer', 'catalog-inventory', 'order', 'payment', 'marketing'];
  const outboxes = owners.map(
    (owner) =>
      `(select count(*) from ${owner === 'order' ? '"order"' : owner.replaceAll('-', '_')}.outbox where published_at is null)`,
  );
  await until(
    'all orders and outboxes to become idle',
    async () => {
      const [row] = await shop.rows<{ busy: string }>(
        `select (select count(*) from "order".orders where status = any($1)) + ${outboxes.join(' + ')} as busy`,
        [moving],
      );
      return row?.busy === '0' ? true : undefined;
    },
    ms,
  );
}
