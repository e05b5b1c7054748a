// The shop's customers: who they are, and how fast they come.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@toric/client/client';
import { STAFF_ROLES, type StaffRole } from '@toric/contracts/kernel/access';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { bothEyes, hireStaff, lens, newBuyer, orderBody, RARE, receive, SPHERE, stockShop } from '../e2e/shop.ts';
import { SAMPLE_ADMIN } from '../../run/system/environment.ts';
import type { System } from '../../run/system/system.ts';
import { ALL_CARDS, COUPON, drawErrand, follow } from './order-scenario.ts';
import type { Random } from './random.ts';
import { type Customer, type Person, person, type Shopper } from './retrying-client.ts';

/** The shop has one box of it. */
const LAST = lens(-5);
export const lastUnitOf = (buyer: Customer) => orderBody(buyer, { ...RARE, parameters: LAST }, {});

/** A shop with stock, staff and buyers. Their personal data holds words that must never be seen again elsewhere. */
export async function gatherCrowd(system: System, size: number) {
  const api = createClient({ baseUrl: `${system.gatewayUrl}/v1`, retries: 0 });
  const password = system.secrets.get('sample password');
  const tokens = await hireStaff(api, password);
  const warehouseId = await stockShop(api, tokens);
  for (const sphere of [-2.25, -3])
    await receive(api, tokens.warehouse, warehouseId, { packId: SPHERE.packId, sphere, quantity: 100_000 });
  await api.call(CreateCoupon, {
    body: { code: COUPON, discount: { kind: 'percent', basisPoints: 1_000 } },
    token: tokens.marketing,
  });
  await receive(api, tokens.warehouse, warehouseId, { packId: RARE.packId, sphere: LAST.sphere, quantity: 1 });
  const canary = `canary${randomBytes(6).toString('hex')}`;
  const names = { givenName: `${canary}given`, familyName: `${canary}family`, line1: `${canary} street` };
  const welcome = async (count: number, eyes: Parameters<typeof newBuyer>[1]): Promise<Customer[]> =>
    (await Promise.all(Array.from({ length: count }, () => newBuyer(api, eyes, {}, names)))).map((buyer) =>
      person(buyer),
    );
  const buyers: Customer[] = [];
  while (buyers.length < size) buyers.push(...(await welcome(4, bothEyes)));
  const collectors = await welcome(4, { right: { productId: RARE.productId, parameters: LAST } });
  const staffOf = (role: StaffRole): Person =>
    role === 'admin'
      ? person({ email: SAMPLE_ADMIN, token: tokens.admin }, password)
      : person({ email: `${role}@shop.example`, token: tokens[role] });
  return {
    ...{ api, buyers, collectors },
    // one entry per role of the list
    staff: Object.fromEntries(STAFF_ROLES.map((role) => [role, staffOf(role)])) as Record<StaffRole, Person>,
    /** What personal data looks like in this run. */
    canaries: [canary, ...[...buyers, ...collectors].map(({ email }) => email)],
  };
}

/**
 * Orders come evenly over `seconds`; what an outage has held up is caught up with. More come at that pace until `enough`
 * says so. Gives how many there were.
 */
export async function shop(options: {
  shopper: Shopper;
  buyers: readonly Customer[];
  random: Random;
  orders: number;
  seconds: number;
  concurrency: number;
  enough: () => boolean;
  signal: AbortSignal;
  cards?: typeof ALL_CARDS;
}): Promise<number> {
  const { shopper, buyers, random, orders, seconds, concurrency, enough, signal, cards = ALL_CARDS } = options;
  const gapMs = (seconds * 1_000) / orders;
  let next = performance.now();
  let taken = 0;
  const buy = async () => {
    while (!signal.aborted && (taken < orders || !enough())) {
      if (taken++ >= orders) next = Math.max(next, performance.now());
      const turn = next;
      next += gapMs;
      await delay(Math.max(0, turn - performance.now()));
      const buyer = random.pick(buyers);
      const errand = drawErrand(random, cards);
      const order = await shopper.place(buyer, errand.body(buyer), errand);
      if (order) followed.push(follow(shopper, order, errand));
    }
  };
  const followed: Promise<void>[] = [];
  await Promise.all(Array.from({ length: concurrency }, buy));
  await Promise.all(followed);
  return taken;
}
