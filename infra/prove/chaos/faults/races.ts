// Two who want the same at the same moment: buyers, a buyer and the bank, the bank and a deadline.
import { setTimeout as delay } from 'node:timers/promises';
import { SETTLED } from '@toric/contracts/order/order.http';
import { orderBody } from '../../e2e/shop.ts';
import { lastUnitOf } from '../virtual-users.ts';
import { persistently } from '../recovery.ts';
import type { Customer, Placed } from '../retrying-client.ts';
import type { Fault, Scene } from './fault.ts';

const race = (name: string, run: Fault['run']): Fault => ({ name, kind: name, lane: 'races', cheap: true, run });
const times = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

const doubleClick = race('fifty posts with one key', async ({ shopper, random, buyers, tally }) => {
  const buyer = random.pick(buyers);
  const key = shopper.reserveKey();
  const orders = await times(50, () => shopper.place(buyer, orderBody(buyer, {}, {}), { key }));
  const ids = new Set(orders.flatMap((order) => (order ? [order.id] : [])));
  tally.expect(ids.size === 1, 'fifty posts with one key', `they made ${ids.size} orders`);
});

/** An order may stay for five minutes in a state, and the broker may be away for most of them. */
const PATIENCE_S = 900;

/** Exactly one gets it. The losers' cards are let go, and nobody lets go of the winner's. */
const lastUnit = race('the last unit', async (scene) => {
  const { shopper, collectors, random, tally, thorough } = scene;
  const wanted = thorough ? 200 : 30;
  const buyers = random.shuffle(
    Array.from({ length: wanted }, (_, index) => collectors[index % collectors.length] as Customer),
  ); // not empty
  const orders = await Promise.all(buyers.map((buyer) => shopper.place(buyer, lastUnitOf(buyer))));
  const ends = await Promise.all(orders.map(async (order) => order && shopper.until(order, SETTLED, PATIENCE_S)));
  const winners = ends.filter((order) => order && order.status !== 'cancelled').length;
  tally.expect(winners === 1, 'the last unit', `${winners} of ${wanted} buyers have it`);
});

/** Each group waits for its last, and an order may wait for a minute while a service is away. */
const AT_ONCE = 100;

async function inGroups(scene: Scene, act: () => Promise<void>): Promise<void> {
  for (let left = scene.thorough ? 1_000 : 20; left > 0 && !scene.signal.aborted; left -= AT_ONCE)
    await times(Math.min(AT_ONCE, left), act);
}

async function placeSlowly({ shopper, random, buyers }: Scene): Promise<Placed | undefined> {
  const buyer = random.pick(buyers);
  return shopper.place(buyer, orderBody(buyer, {}, { paymentToken: `tok_delay_${300 + random.int(300)}` }));
}

/** The bank says yes when the buyer has said no. */
const lateSuccess = race('late success after cancel', (scene) =>
  inGroups(scene, async () => {
    const order = await placeSlowly(scene);
    if (!order) return;
    await delay(scene.random.int(900));
    await scene.shopper.cancel(order);
  }),
);

/** The bank says yes when the shop has waited long enough: the deadline is moved to this very moment, twice. */
const timer = race('timer against success', (scene) =>
  inGroups(scene, async () => {
    const order = await placeSlowly(scene);
    if (!order) return;
    // the second may find it on its way back, and has it ask for everything once more
    for (const _ of ['first', 'second']) {
      await delay(scene.random.int(900));
      await persistently(() =>
        scene.sql(
          `update "order".process set deadline_at = now() + random() * interval '300 ms'
           where key = $1 and state in ('verifying', 'discounting', 'reserving', 'charging', 'cancelling')`,
          [order.id],
        ),
      );
    }
  }),
);

export const raceFaults: readonly Fault[] = [doubleClick, lastUnit, lateSuccess, timer];
