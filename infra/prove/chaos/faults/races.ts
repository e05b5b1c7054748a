/** Lets two parties act at the same moment: two buyers, a buyer and the bank, or the bank and a deadline. */
import { setTimeout as delay } from 'node:timers/promises';
import { SETTLED } from '@toric/contracts/order/order.http';
import { orderBody } from '../../e2e/shop.ts';
import { retryUntilDatabaseAnswers } from '../recovery.ts';
import type { Customer, PlacedOrder } from '../load/until-final.ts';
import { lastUnitOrder } from '../load/virtual-users.ts';
import type { Fault, FaultContext } from './fault.ts';

const race = (name: string, run: Fault['run']): Fault => ({ name, kind: name, lane: 'races', cheap: true, run });
const times = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

const doubleClick = race('fifty posts with one key', async ({ client, random, buyers, tally }) => {
  const buyer = random.pick(buyers);
  const key = client.newKey();
  const orders = await times(50, () => client.place(buyer, orderBody(buyer, {}, {}), { key }));
  const ids = new Set(orders.flatMap((order) => (order ? [order.id] : [])));
  tally.expect(ids.size === 1, 'fifty posts with one key', `they created ${ids.size} orders`);
});

/**
 * A buyer waits at most this number of seconds until the order has settled. An order may stay in one status for five
 * minutes, and the broker may be down for most of a run.
 */
const TIMEOUT_S = 900;

/**
 * Lets many buyers order the last box at the same moment. Exactly one of them must get it, and the orders of all others
 * must be cancelled.
 */
const lastUnit = race('the last unit', async (context) => {
  const { client, lastUnitBuyers, random, tally, thorough } = context;
  const wanted = thorough ? 200 : 30;
  const buyers = random.shuffle(
    Array.from({ length: wanted }, (_, index) => lastUnitBuyers[index % lastUnitBuyers.length] as Customer),
  ); // the cast is safe: the list of buyers is not empty
  const orders = await Promise.all(buyers.map((buyer) => client.place(buyer, lastUnitOrder(buyer))));
  const ends = await Promise.all(orders.map(async (order) => order && client.waitForStatus(order, SETTLED, TIMEOUT_S)));
  const winners = ends.filter((order) => order && order.status !== 'cancelled').length;
  tally.expect(winners === 1, 'the last unit', `${winners} of ${wanted} buyers have it`);
});

/**
 * One group has this number of orders, which run at the same time. The next group starts after the last order of this
 * group, which may wait a minute while a service is down.
 */
const GROUP_SIZE = 100;

async function inGroups(context: FaultContext, act: () => Promise<void>): Promise<void> {
  for (let left = context.thorough ? 1_000 : 20; left > 0 && !context.signal.aborted; left -= GROUP_SIZE)
    await times(Math.min(GROUP_SIZE, left), act);
}

async function placeWithSlowCard({ client, random, buyers }: FaultContext): Promise<PlacedOrder | undefined> {
  const buyer = random.pick(buyers);
  return client.place(buyer, orderBody(buyer, {}, { paymentToken: `tok_delay_${300 + random.int(300)}` }));
}

/**
 * Lets the buyer cancel while the bank is authorising the card. The bank's approval may then arrive after the
 * cancellation.
 */
const lateSuccess = race('late success after cancel', (context) =>
  inGroups(context, async () => {
    const order = await placeWithSlowCard(context);
    if (!order) return;
    await delay(context.random.int(900));
    await context.client.cancel(order);
  }),
);

/**
 * Lets the bank authorise the card while the deadline of the order passes. The fault moves the deadline to a moment
 * within the next 300 ms, and does so again up to 900 ms later.
 */
const deadline = race('deadline against success', (context) =>
  inGroups(context, async () => {
    const order = await placeWithSlowCard(context);
    if (!order) return;
    // The deadline is moved twice. If it passes a second time while the order is being cancelled, the order sends all
    // its release commands again.
    for (const _ of ['first', 'second']) {
      await delay(context.random.int(900));
      await retryUntilDatabaseAnswers(() =>
        context.sql(
          `update "order".process set deadline_at = now() + random() * interval '300 ms'
           where key = $1 and state in ('verifying', 'discounting', 'reserving', 'charging', 'cancelling')`,
          [order.id],
        ),
      );
    }
  }),
);

export const raceFaults: readonly Fault[] = [doubleClick, lastUnit, lateSuccess, deadline];
