// A message at which its process dies, again and again: because it is deadly, or because it was there by chance.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '../../../run/system/parts.ts';
import { POISON } from '../ledger-tables.ts';
import { springAgain } from '../fail-point-trigger.ts';
import type { Fault } from './fault.ts';
import { envelope, orderPlacedExample, QUEUE, recentCopies, SERVICE, setAside } from './messages.ts';

const KILL = { kill: true } as const;
/** A fourth start is on record before it runs, and is the first that counts against the message. */
const DEATHS = 4;
/** A process that runs is told of its trap in less, however busy it is: the message must not come before. */
const ARMING_MS = 2_000;

/** Innocent: its process dies four times while it is in hand, and the fifth time it is applied. */
const byChance = (service: ServiceName): Fault => ({
  ...{ name: `dies four times: ${service}`, kind: 'dies four times', lane: 'services', cheap: true },
  async run({ instancesOf, tally }) {
    const [instance] = instancesOf(service);
    if (!instance) throw new Error(`${service} does not run`);
    const deaths = await springAgain(
      instance,
      { point: 'C8', act: KILL },
      { wanted: (died) => died < DEATHS, enough: async (died) => died >= DEATHS },
    );
    for (let death = 0; death < deaths; death++) tally.killed(service);
  },
});

/** Deadly: after three starts without an end it is set aside, and those that waited with it live. */
const deadly: Fault = {
  ...{ name: 'kills its process', kind: 'kills its process', lane: 'services', cheap: true },
  async run(scene) {
    const mark = `${POISON}-${randomUUID()}`;
    const message = envelope({ ...orderPlacedExample(), orderId: randomUUID() }, { correlationId: mark });
    const messages = scene.random.shuffle([message, ...(await recentCopies(scene, 20))]);
    const hunt = { wanted: () => true, enough: async () => (await setAside(scene, mark)) > 0 };
    const trap = { point: 'C8', where: mark, act: KILL } as const;
    const [died] = await Promise.all([
      Promise.all(scene.instancesOf(SERVICE).map((one) => springAgain(one, trap, hunt))),
      delay(ARMING_MS).then(() => scene.broker.put(QUEUE, messages)),
    ]);
    const deaths = died.reduce((sum, count) => sum + count, 0);
    for (let death = 0; death < deaths; death++) scene.tally.killed(SERVICE);
    scene.tally.expect(deaths >= 3, 'kills its process', `it was set aside after ${deaths} deaths`);
  },
};

/** With a second instance the message would pass from one to the other. */
export const diesByChance: readonly Fault[] = [byChance('customer'), byChance('order')];
export const killsItsProcess: readonly Fault[] = [deadly];
