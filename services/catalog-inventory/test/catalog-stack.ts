// Starts the service with a real database and a real broker. Tests call it over HTTP, send messages through the broker,
// or apply messages in transactions of their own.
import { readConfig } from '@toric/chassis/process/config';
import { startService } from '@toric/chassis/service';
import type { Role } from '@toric/contracts/kernel/access';
import { ReleaseStock, ReserveStock, ShipStock, StockRefused } from '@toric/contracts/catalog-inventory/events';
import type { ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import type { WarehouseView } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { LensParameters } from '@toric/contracts/lens';
import type { DataOf, Message, MessageType } from '@toric/contracts/kernel/message';
import { type TestStack, testStack } from '@toric/infra/prove/testing/test-stack';
import { untilDatabaseAnswers } from '@toric/messaging/database';
import type { Received, Subscription } from '@toric/messaging/subscription';
import { gtinCheckDigit } from '@toric/optics/gs1';
import { createLensIds, type LensIds } from '@toric/optics/lens-id';
import request from 'supertest';
import { CatalogInventoryConfig } from '../src/config.ts';
import { createCustomerPseudonyms } from '../src/customer-pseudonym.ts';
import { catalogInventoryService } from '../src/service.ts';

const PACK_PATH = /^\/products\/[^/]+\/packs\//;
let count = 0;
/**
 * Returns a new uuid, which is greater than all uuids before. Its last digits are a counter, so it is easy to recognise
 * in a failed expectation.
 */
export const nextId = (): string => `0197c000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
export const nextGtin = (): string => {
  const body = `02${String(++count).padStart(11, '0')}`;
  return `${body}${gtinCheckDigit(body)}`;
};

export const PLAIN: LensParameters = { baseCurve: 8.6, diameter: 14, sphere: -2 };
export const MATRIX = {
  segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }],
};
const FIELDS = { brand: 'CooperVision', material: 'comfilcon A', modality: 'spherical', replacement: 'monthly' };
export const US_PRICE = { market: 'US', currency: 'USD', amount: 6400, taxRate: 0 };

export type CatalogStack = Awaited<ReturnType<typeof catalogStack>>;

export async function catalogStack(environment: Record<string, string> = {}) {
  const stack = await testStack();
  const env = { ...stack.env('catalog-inventory'), DATABASE_POOL_SIZE: '24', ...environment };
  const config = readConfig(CatalogInventoryConfig, env);
  const service = catalogInventoryService(config);
  const running = await startService(service, config);
  await running.messaging.started;
  const http = httpClient(stack, running.port);
  await setFloors(httpClient(stack, running.port));
  const lensIds = createLensIds(config.LENS_ID_KEY);
  return {
    stack,
    config,
    lensIds,
    customers: createCustomerPseudonyms(config.MASTER_KEY),
    ...http,
    /** Sends requests as a second member of staff, for decisions that need two people. */
    colleague: httpClient(stack, running.port),
    /** Sends requests as a new member of staff each time it is called. */
    someone: () => httpClient(stack, running.port),
    ...arrange(http, lensIds),
    ...commands(running.messaging.work, service.subscriptions),
    ...inspect(stack),
    async stop() {
      await running.stop();
      await stack.stop();
    },
  };
}

/** Lists markets that get a low floor, so that the prices of tests need no second person. */
const FLOORS = { US: 'USD', GB: 'GBP', DE: 'EUR', KR: 'KRW' };

async function setFloors({ post }: ReturnType<typeof httpClient>): Promise<void> {
  for (const [market, currency] of Object.entries(FLOORS)) {
    const floor = { market, currency, amount: 100, share: 1_000, reason: 'Floor of the tests' };
    must(await post('/price-floors', floor, 'finance'), 201);
  }
}

function httpClient(stack: TestStack, port: number) {
  const id = nextId();
  const api = request(`http://127.0.0.1:${port}`);
  const bearer = async (role: Role) => {
    const kind = role === 'customer' ? ('customer' as const) : ('staff' as const);
    return `Bearer ${await stack.token({ id, kind, roles: [role] })}`;
  };
  return {
    /** Names the person who sends the requests. */
    personId: id,
    /** Sends a GET request. If no role is given, the caller is a visitor without a token. */
    get: async (path: string, role?: Role, headers: Record<string, string> = {}) => {
      const call = api.get(path).set(headers);
      return role ? call.set('Authorization', await bearer(role)) : call;
    },
    post: async (path: string, body: object, role: Role = 'warehouse', key = nextId(), ifMatch = '*') =>
      api
        .post(path)
        .set({ Authorization: await bearer(role), 'Idempotency-Key': key, 'If-Match': ifMatch })
        .send(body),
    /**
     * Sends a POST request without a token and without an idempotency key. It is for public operations that change
     * nothing.
     */
    ask: async (path: string, body: object, headers: Record<string, string> = {}) =>
      api.post(path).set(headers).send(body),
    upload: async (path: string, type: string, file: string | Buffer, role: Role = 'sales', key = nextId()) =>
      api
        .post(path)
        .set({ Authorization: await bearer(role), 'Idempotency-Key': key, 'Content-Type': type })
        .send(file),
    /** Sends a change. If the test changes a pack without saying why its prices change, adds a reason. */
    change: async (
      method: 'put' | 'patch' | 'delete',
      path: string,
      body: object,
      ifMatch = '*',
      role: Role = 'sales',
    ) =>
      api[method](path)
        .set('Authorization', await bearer(role))
        .set('If-Match', ifMatch)
        .send(PACK_PATH.test(path) ? { reason: 'Prices of a test', ...body } : body),
  };
}

/** Returns the body of an answer. Throws if the answer has another status than `expected`. */
export function must<T>({ status, body }: { status: number; body: unknown }, expected: number): T {
  if (status !== expected) throw new Error(`Expected ${expected}, got ${status}: ${JSON.stringify(body)}`);
  return body as T; // the service validates its answers
}

type Lot = {
  expiresOn?: string;
  madeOn?: string;
  lotNumber?: string;
  quantity: number;
  parameters?: LensParameters;
  bin?: string;
};

/** These functions put products, warehouses and lots into the service. */
function arrange({ post, change }: ReturnType<typeof httpClient>, lensIds: LensIds) {
  const warehouse = async (fields: object = {}) => {
    const body = { code: `W${nextId().slice(-8)}`, name: 'Newark', country: 'US', markets: ['US'], ...fields };
    return must<WarehouseView>(await post('/warehouses', body), 201);
  };
  const product = async (fields: object = {}) =>
    must<ProductView>(
      await post('/products', { name: 'Biofinity', ...FIELDS, matrix: MATRIX, ...fields }, 'sales'),
      201,
    );
  /**
   * Adds a product with one pack that is sold in the US. Returns the ids of the product, of the pack, and of the lens
   * of this product that has the parameters `PLAIN`.
   */
  const offer = async (fields: object = {}, size = 6) => {
    const { id } = await product(fields);
    const packId = nextId();
    const body = { gtin: nextGtin(), size, prices: [US_PRICE] };
    must(await change('put', `/products/${id}/packs/${packId}`, body), 200);
    return { productId: id, packId, lensId: lensIds.of(id, PLAIN) };
  };
  const receive = async (warehouseId: string, packId: string, lots: readonly Lot[]) => {
    const lines = lots.map((lot) => ({
      packId,
      parameters: PLAIN,
      lotNumber: `L${nextId().slice(-6)}`,
      expiresOn: '2031-06-30',
      ...lot,
    }));
    const { lotIds } = must<{ lotIds: string[] }>(
      await post(`/warehouses/${warehouseId}/receipts`, { reference: nextId(), lines }),
      201,
    );
    return lotIds;
  };
  /**
   * Adds a product with one pack, and a warehouse that receives one lot of this pack with `quantity` boxes. Returns the
   * ids of the product, the pack, the lens, the warehouse and the lot.
   */
  const stocked = async (quantity: number) => {
    const [ids, { id: warehouseId }] = await Promise.all([offer(), warehouse()]);
    const [lotId = ''] = await receive(warehouseId, ids.packId, [{ quantity }]);
    return { ...ids, warehouseId, lotId };
  };
  return { warehouse, product, offer, receive, stocked };
}

type Work = Awaited<ReturnType<typeof startService>>['messaging']['work'];

/** These functions deliver commands to subscribers without the broker. */
function commands(work: Work, subscriptions: Readonly<Record<string, Subscription>>) {
  const cause = { correlationId: 'test', causationId: null, traceparent: null };

  /**
   * Applies a batch of messages in one transaction, as a consumer does with messages from the broker. Returns the
   * messages that the use case emits. Like a consumer, it repeats a batch that found no free connection in the pool.
   */
  function apply(consumer: string, batch: readonly Message[]): Promise<readonly Message[]> {
    const received = batch.map(({ data, ...message }): Received<Record<string, unknown>> => {
      const fields = data as Record<string, unknown>; // the constructor of the message has validated its data
      const envelope = { ...cause, ...message, id: nextId(), version: 1, occurredAt: new Date().toISOString(), data };
      return { message: fields, envelope };
    });
    const once = () =>
      work(async (context) => {
        const values = (await subscriptions[consumer]?.runMany({ ...context, received })) ?? [];
        const result = values.flatMap((value) => value?.messages ?? []);
        return { result, outcomes: values.map((value) => ({ cause, value })) };
      });
    return untilDatabaseAnswers(once, { away: () => undefined });
  }
  const reserve = (...orders: OrderToReserve[]) =>
    apply(
      'reserve-stock',
      orders.map((wanted) => ReserveStock(wanted)),
    );
  const release = (...orders: { orderId: string }[]) =>
    apply(
      'release-stock',
      orders.map(({ orderId }) => ReleaseStock({ orderId })),
    );
  const ship = (...orders: { orderId: string }[]) =>
    apply(
      'ship-stock',
      orders.map(({ orderId }) => ShipStock({ orderId })),
    );
  return { apply, reserve, release, ship };
}

export type OrderToReserve = DataOf<typeof ReserveStock>;
export const order = (lens: { lensId: string; packId: string }, quantity = 1, market = 'US'): OrderToReserve => ({
  orderId: nextId(),
  market,
  lines: [{ lineId: nextId(), lensId: lens.lensId, packId: lens.packId, quantity, evidenceId: nextId() }],
});

/** Returns the middle part of a message type: `stock-reserved` for `catalog-inventory.stock-reserved.v1`. */
export const messageName = ({ type }: Message): string => type.split('.')[1] ?? '';

/** These functions read the tables of the service. */
function inspect({ admin }: TestStack) {
  const lots = async (packId: string) => {
    const { rows } = await admin.query<{ id: string; onHand: number; reserved: number }>(
      `select id, on_hand as "onHand", reserved from catalog_inventory.lot where pack_id = $1 order by expires_on, id`,
      [packId],
    );
    return rows;
  };
  /** Returns `[onHand, reserved]` of each lot of a pack, sorted by expiry day. */
  const levels = async (packId: string) => (await lots(packId)).map(({ onHand, reserved }) => [onHand, reserved]);
  /**
   * Returns the lots whose numbers of boxes on hand or reserved differ from the sums of their ledger entries. The
   * result must always be empty.
   */
  const unbalanced = async () => {
    const { rows } = await admin.query(
      `select lot.id, on_hand, reserved, sum(on_hand_change) as booked_on_hand, sum(reserved_change) as booked_reserved
       from catalog_inventory.lot left join catalog_inventory.stock_ledger on lot_id = lot.id
       group by lot.id having on_hand <> coalesce(sum(on_hand_change), 0) or reserved <> coalesce(sum(reserved_change), 0)`,
    );
    return rows;
  };
  /**
   * Returns the lots whose number of reserved boxes differs from the number of their boxes in held reservations. The
   * result must always be empty.
   */
  const unowned = async () => {
    const { rows } = await admin.query(
      `select lot.id, reserved, held.quantity from catalog_inventory.lot
       left join (select lot_id, sum(quantity) as quantity from catalog_inventory.reservation_line
                  join catalog_inventory.reservation using (order_id) where status = 'held' group by 1) as held
         on held.lot_id = lot.id
       where reserved <> coalesce(held.quantity, 0)`,
    );
    return rows;
  };
  return { lots, levels, unbalanced, unowned };
}

/** Returns how often each word occurs. */
export function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

export const dataOf = <M extends MessageType>(type: M, message: Message | undefined): DataOf<M> =>
  type.data.parse(message?.data) as DataOf<M>;

/** Returns the code of the reason in a StockRefused message. */
export const reasonOf = (message: Message | undefined): string => dataOf(StockRefused, message).reason.code;
