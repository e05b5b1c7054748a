/**
 * Makes one fault per crash point C1 to C16 of docs/RELIABILITY.md. A process is armed to kill itself the next time
 * that it passes the crash point, and the shop is used in a way that leads there. At C16 the process only pauses, and
 * then continues although it has lost its lock.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import { exchangeOf } from '@toric/messaging/topology';
import { orderBody } from '../../e2e/shop.ts';
import { SERVICES, schemaOf, type ServiceName } from '../../../run/system/parts.ts';
import { type Arming, FAIL_POINTS } from '../bundles/fail-points.ts';
import { COUPON } from '../load/order-scenario.ts';
import { retryUntilDatabaseAnswers } from '../recovery.ts';
import { triggerFailPoint } from '../fail-point-trigger.ts';
import type { Fault, Lane, FaultContext } from './fault.ts';
import { QUEUE, SERVICE, unappliable } from './messages.ts';

type FailPointSpec = Pick<Arming, 'point' | 'where'> & {
  says?: string;
  /** Lists the services whose processes pass this crash point. */
  of: readonly ServiceName[];
  act?: Arming['act'];
  /** Creates work that leads a process to the crash point, if the regular orders are not enough for that. */
  provoke?: (context: FaultContext, service: ServiceName) => Promise<void>;
};

const slowOrder = async ({ client, random, buyers }: FaultContext) => {
  const buyer = random.pick(buyers);
  return client.place(
    buyer,
    orderBody(buyer, {}, { couponCode: COUPON, paymentToken: `tok_delay_${300 + random.int(300)}` }),
  );
};

/** Places orders and cancels each of them at a random stage of its process. */
async function cancelled(context: FaultContext): Promise<void> {
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const order = await slowOrder(context);
      await delay(context.random.int(1_200));
      if (order) await context.client.cancel(order);
    }),
  );
}

/**
 * Removes the binding of verify-prescription, the first command of every order, for 1.5 s. The broker then returns the
 * command as unroutable.
 */
async function unroutable(context: FaultContext): Promise<void> {
  const [queue, exchange] = ['customer.verify-prescription', exchangeOf(VerifyPrescription)];
  await context.broker.withChannel((channel) => channel.unbindQueue(queue, exchange, VerifyPrescription.type));
  await delay(1_500);
  await context.broker.withChannel((channel) => channel.bindQueue(queue, exchange, VerifyPrescription.type));
}

/**
 * Moves the deadline of an order to the present while the bank authorises its card. So the deadline fires while the
 * success arrives.
 */
async function deadline(context: FaultContext): Promise<void> {
  const order = await slowOrder(context);
  if (!order) return;
  await retryUntilDatabaseAnswers(() =>
    context.sql(`update "order".process set deadline_at = now() where key = $1`, [order.id]),
  );
}

/**
 * Marks the last 20 published messages as unpublished, so that the relay publishes them again. Then ends, repeatedly
 * for two seconds, the database sessions that hold the advisory lock of the relay.
 */
async function lostLock({ sql }: FaultContext, service: ServiceName): Promise<void> {
  const schema = schemaOf(service);
  await retryUntilDatabaseAnswers(() =>
    sql(`update "${schema}".outbox set published_at = null
         where seq in (select seq from "${schema}".outbox where published_at is not null order by seq desc limit 20)`),
  );
  for (let tries = 0; tries < 20; tries++) {
    await delay(100);
    await retryUntilDatabaseAnswers(() =>
      sql(`select pg_terminate_backend(a.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
           where l.locktype = 'advisory' and l.objsubid = 2 and a.state = 'idle'`),
    );
  }
}

const KILL = { kill: true } as const;
const FAIL_POINT_SPECS: readonly FailPointSpec[] = [
  ...(['C1', 'C3', 'C4', 'C5', 'C6'] as const).map((point): FailPointSpec => ({ point, of: SERVICES })),
  { point: 'C2', of: ['order'] },
  { point: 'C7', of: ['order'], provoke: unroutable },
  ...(['C8', 'C9'] as const).map((point): FailPointSpec => ({ point, of: SERVICES })),
  { point: 'C10', of: [SERVICE], provoke: ({ broker }) => broker.put(QUEUE, [unappliable()]) },
  ...(['C11', 'C13'] as const).map((point): FailPointSpec => ({ point, of: ['payment'] })),
  { point: 'C12', of: ['payment'], act: { kill: true, afterMs: 150 } },
  {
    ...{ point: 'C8', says: 'C14: during compensation', where: 'release-|void-', provoke: cancelled },
    of: ['catalog-inventory', 'payment', 'marketing'],
  },
  { point: 'C15', of: ['order'], provoke: deadline },
  { point: 'C16', of: SERVICES, act: { pauseMs: 2_500 }, provoke: lostLock },
];

/**
 * If the armed instance does not pass the fail-point for this number of ms, the other instance is killed, because one
 * of two instances gets all the work (ADR 0021).
 */
const IDLE_MS = 8_000;

/**
 * Creates the fault of one crash point. All these faults form two lanes, which run in parallel. Each lane arms its own
 * instance of a service, so that no process is armed with two fail-points.
 */
const faultOf = ({ says, of, provoke, ...arming }: FailPointSpec, index: number): Fault => {
  const name = says ?? `${arming.point}: ${FAIL_POINTS[arming.point]}`;
  const lane: Lane = index % 2 === 0 ? 'services' : 'other';
  return {
    ...{ name, kind: name, lane, cheap: true },
    async run(context) {
      const service = context.random.pick(of);
      const [one, two] = context.instancesOf(service);
      if (!one || !two) throw new Error('fail-points need two instances of every service');
      const [instance, rival] = index % 2 === 0 ? [one, two] : [two, one];
      let idleAt = Date.now() + IDLE_MS;
      await triggerFailPoint(instance, { act: KILL, skip: context.random.int(3), ...arming }, async () => {
        if (Date.now() > idleAt) {
          await rival.kill();
          context.tally.countKill(service);
          idleAt = Date.now() + IDLE_MS;
        }
        await provoke?.(context, service);
      });
      if (!('pauseMs' in (arming.act ?? KILL))) context.tally.countKill(service);
    },
  };
};

export const failPointFaults: readonly Fault[] = FAIL_POINT_SPECS.map(faultOf);
