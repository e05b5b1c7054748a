/** Creates the virtual users of a fault run: their accounts, and the rate at which they place orders. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@toric/client/client';
import { STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { CreateWebhookEndpoint } from '@toric/contracts/gateway/webhook.http';
import { GiveStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { bothEyes, createStaff, lens, newBuyer, orderBody, RARE, receive, seedShop, SPHERE } from '../../e2e/shop.ts';
import { SAMPLE_ADMIN } from '../../../run/system/environment.ts';
import type { System } from '../../../run/system/system.ts';
import { ALL_CARDS, COUPON, drawScenario, playScenario } from './order-scenario.ts';
import type { Random } from '../random.ts';
import type { RetryingClient } from './retrying-client.ts';
import { type Account, type Customer, withPassword } from './until-final.ts';

/**
 * Holds the store credit that each buyer gets at the beginning. One person may give this amount without a second one.
 */
const GIFT = { amount: { amount: 5_000, currency: 'USD' }, reason: 'Opening of the shop' };

/** Describes a lens of which the shop has exactly one box. */
const LAST = lens(-5);
export const lastUnitOrder = (buyer: Customer) => orderBody(buyer, { ...RARE, parameters: LAST }, {});

/**
 * Sets up a shop with stock, staff and `size` buyers. The buyers' personal data contains canary words, which must
 * appear in no log, message or dead letter. An external receiver gets every public event from the start.
 */
export async function createVirtualUsers(system: System, size: number, webhookUrl: string) {
  const api = createClient({ baseUrl: `${system.gatewayUrl}/v1`, retries: 0 });
  const password = system.secrets.get('sample password');
  const tokens = await createStaff(api, password);
  await api.call(CreateWebhookEndpoint, { body: { url: webhookUrl, events: [] }, token: tokens.admin });
  const warehouseId = await seedShop(api, tokens);
  for (const sphere of [-2.25, -3])
    await receive(api, tokens.warehouse, warehouseId, { packId: SPHERE.packId, sphere, quantity: 100_000 });
  await api.call(CreateCoupon, {
    body: { code: COUPON, discount: { kind: 'percent', basisPoints: 1_000 } },
    token: tokens.marketing,
  });
  await receive(api, tokens.warehouse, warehouseId, { packId: RARE.packId, sphere: LAST.sphere, quantity: 1 });
  const canary = `canary${randomBytes(6).toString('hex')}`;
  const names = { givenName: `${canary}given`, familyName: `${canary}family`, line1: `${canary} street` };
  const signUp = async (count: number, eyes: Parameters<typeof newBuyer>[1]): Promise<Customer[]> =>
    (await Promise.all(Array.from({ length: count }, () => newBuyer(api, eyes, {}, names)))).map((buyer) =>
      withPassword(buyer),
    );
  const buyers: Customer[] = [];
  while (buyers.length < size) buyers.push(...(await signUp(4, bothEyes)));
  for (const { id } of buyers)
    await api.call(GiveStoreCredit, { params: { customerId: id }, body: GIFT, token: tokens.finance });
  const lastUnitBuyers = await signUp(4, { right: { productId: RARE.productId, parameters: LAST } });
  const staffOf = (role: StaffRole): Account =>
    role === 'admin'
      ? withPassword({ email: SAMPLE_ADMIN, token: tokens.admin }, password)
      : withPassword({ email: `${role}@shop.example`, token: tokens[role] });
  return {
    ...{ api, buyers, lastUnitBuyers },
    // the cast is safe: the list has one entry for each role
    staff: Object.fromEntries(STAFF_ROLES.map((role) => [role, staffOf(role)])) as Record<StaffRole, Account>,
    /**
     * Lists the words that occur only in the personal data of this run's buyers. Invariant I12 searches for these
     * words.
     */
    canaries: [canary, ...[...buyers, ...lastUnitBuyers].map(({ email }) => email)],
  };
}

/**
 * Places orders at an even rate over `seconds`. Orders that an outage has delayed follow immediately after it. When all
 * `orders` are placed, it continues at the same rate until `isDone`. Returns the number of orders.
 */
export async function placeOrders(options: {
  client: RetryingClient;
  buyers: readonly Customer[];
  random: Random;
  orders: number;
  seconds: number;
  concurrency: number;
  isDone: () => boolean;
  signal: AbortSignal;
  cards?: typeof ALL_CARDS;
}): Promise<number> {
  const { client, buyers, random, orders, seconds, concurrency, isDone, signal, cards = ALL_CARDS } = options;
  const gapMs = (seconds * 1_000) / orders;
  let next = performance.now();
  let taken = 0;
  const scenarios: Promise<void>[] = [];
  const loop = async () => {
    while (!signal.aborted && (taken < orders || !isDone())) {
      if (taken++ >= orders) next = Math.max(next, performance.now());
      const startsAt = next;
      next += gapMs;
      await delay(Math.max(0, startsAt - performance.now()));
      const buyer = random.pick(buyers);
      const scenario = drawScenario(random, cards);
      const order = await client.place(buyer, scenario.body(buyer), scenario);
      if (order) scenarios.push(playScenario(client, order, scenario));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  await Promise.all(scenarios);
  return taken;
}
