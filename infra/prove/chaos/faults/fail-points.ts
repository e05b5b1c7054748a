// Each crash point of MESSAGING.md: a process is told to die the next time that it passes there, and the shop is made to
// lead it there. What only stands still (C16) goes on as one that believes in a lock it has lost.
import { setTimeout as delay } from 'node:timers/promises';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import { exchangeOf } from '@toric/messaging/topology';
import { orderBody } from '../../e2e/shop.ts';
import { SERVICES, schemaOf, type ServiceName } from '../../../run/system/parts.ts';
import { type Arming, FAIL_POINTS } from '../bundles/fail-points.ts';
import { COUPON } from '../order-scenario.ts';
import { persistently } from '../recovery.ts';
import { spring } from '../fail-point-trigger.ts';
import type { Fault, Lane, Scene } from './fault.ts';
import { QUEUE, SERVICE, unappliable } from './messages.ts';

type Trap = Pick<Arming, 'point' | 'where'> & {
  says?: string;
  /** Which processes pass there. */
  of: readonly ServiceName[];
  act?: Arming['act'];
  /** What makes them pass, besides the orders that come anyway. */
  lead?: (scene: Scene, service: ServiceName) => Promise<void>;
};

const slowOrder = async ({ shopper, random, buyers }: Scene) => {
  const buyer = random.pick(buyers);
  return shopper.place(
    buyer,
    orderBody(buyer, {}, { couponCode: COUPON, paymentToken: `tok_delay_${300 + random.int(300)}` }),
  );
};

/** Orders that their buyers cancel at every stage of the way. */
async function cancelled(scene: Scene): Promise<void> {
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const order = await slowOrder(scene);
      await delay(scene.random.int(1_200));
      if (order) await scene.shopper.cancel(order);
    }),
  );
}

/** Nobody listens to the order service's first command, for a moment. */
async function unroutable(scene: Scene): Promise<void> {
  const [queue, exchange] = ['customer.verify-prescription', exchangeOf(VerifyPrescription)];
  await scene.broker.withChannel((channel) => channel.unbindQueue(queue, exchange, VerifyPrescription.type));
  await delay(1_500);
  await scene.broker.withChannel((channel) => channel.bindQueue(queue, exchange, VerifyPrescription.type));
}

/** A deadline passes while the bank is about to say yes. */
async function deadline(scene: Scene): Promise<void> {
  const order = await slowOrder(scene);
  if (!order) return;
  await persistently(() => scene.sql(`update "order".process set deadline_at = now() where key = $1`, [order.id]));
}

/** Sent long ago and marked as not: the relay takes them up, and while it stands still its lock is taken from it. */
async function lostLock({ sql }: Scene, service: ServiceName): Promise<void> {
  const schema = schemaOf(service);
  await persistently(() =>
    sql(`update "${schema}".outbox set published_at = null
         where seq in (select seq from "${schema}".outbox where published_at is not null order by seq desc limit 20)`),
  );
  for (let looks = 0; looks < 20; looks++) {
    await delay(100);
    await persistently(() =>
      sql(`select pg_terminate_backend(a.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
           where l.locktype = 'advisory' and l.objsubid = 2 and a.state = 'idle'`),
    );
  }
}

const KILL = { kill: true } as const;
const TRAPS: readonly Trap[] = [
  ...(['C1', 'C3', 'C4', 'C5', 'C6'] as const).map((point): Trap => ({ point, of: SERVICES })),
  { point: 'C2', of: ['order'] },
  { point: 'C7', of: ['order'], lead: unroutable },
  ...(['C8', 'C9'] as const).map((point): Trap => ({ point, of: SERVICES })),
  { point: 'C10', of: [SERVICE], lead: ({ broker }) => broker.put(QUEUE, [unappliable()]) },
  ...(['C11', 'C13'] as const).map((point): Trap => ({ point, of: ['payment'] })),
  { point: 'C12', of: ['payment'], act: { kill: true, afterMs: 150 } },
  {
    ...{ point: 'C8', says: 'C14: during compensation', where: 'release-|void-', lead: cancelled },
    of: ['catalog-inventory', 'payment', 'marketing'],
  },
  { point: 'C15', of: ['order'], lead: deadline },
  { point: 'C16', of: SERVICES, act: { pauseMs: 2_500 }, lead: lostLock },
];

/** Of two instances one takes what there is (ADR 0021): where the armed one has had nothing for so long, the other dies. */
const IDLE_MS = 8_000;

/** Each lane has instances of its own, so that no two traps are set in one process. */
const faultOf = ({ says, of, lead, ...trap }: Trap, index: number): Fault => {
  const name = says ?? `${trap.point}: ${FAIL_POINTS[trap.point]}`;
  const lane: Lane = index % 2 === 0 ? 'services' : 'rest';
  return {
    ...{ name, kind: name, lane, cheap: true },
    async run(scene) {
      const service = scene.random.pick(of);
      const [one, two] = scene.instancesOf(service);
      if (!one || !two) throw new Error('fail-points need two instances of every service');
      const [instance, rival] = index % 2 === 0 ? [one, two] : [two, one];
      let idleAt = Date.now() + IDLE_MS;
      await spring(instance, { act: KILL, skip: scene.random.int(3), ...trap }, async () => {
        if (Date.now() > idleAt) {
          await rival.kill();
          scene.tally.killed(service);
          idleAt = Date.now() + IDLE_MS;
        }
        await lead?.(scene, service);
      });
      if (!('pauseMs' in (trap.act ?? KILL))) scene.tally.killed(service);
    },
  };
};

export const failPointFaults: readonly Fault[] = TRAPS.map(faultOf);
