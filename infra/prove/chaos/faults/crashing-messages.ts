/**
 * Kills a process several times while it handles the same message. In one fault the deaths have another cause, and in
 * the other the message itself kills the process.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '../../../run/system/parts.ts';
import { triggerRepeatedly } from '../fail-point-trigger.ts';
import { POISON } from '../ledger-tables.ts';
import type { Fault } from './fault.ts';
import { deadLetterCount, envelope, orderPlacedExample, QUEUE, recentCopies, SERVICE } from './messages.ts';

const KILL = { kill: true } as const;
/**
 * The process is killed this number of times with the same message. From the fourth attempt on, the consumer records
 * the start before the handler runs. So the fourth death is the first one that counts against the message.
 */
const DEATHS = 4;
/**
 * After the running processes are armed, the fault waits this number of ms before it sends the message. Even under
 * load, a process is armed within this time. An unarmed process would apply the message.
 */
const ARMING_MS = 2_000;

/**
 * Kills the process four times with a message that is not the cause of the deaths. The fifth attempt must apply the
 * message.
 */
const byChance = (service: ServiceName): Fault => ({
  ...{
    name: `four crashes on one message: ${service}`,
    kind: 'four crashes on one message',
    lane: 'services',
    cheap: true,
  },
  async run({ instancesOf, tally }) {
    const [instance] = instancesOf(service);
    if (!instance) throw new Error(`${service} does not run`);
    const deaths = await triggerRepeatedly(
      instance,
      { point: 'C8', act: KILL },
      { shouldArm: (died) => died < DEATHS, isDone: async (died) => died >= DEATHS },
    );
    for (let death = 0; death < deaths; death++) tally.countKill(service);
  },
});

/**
 * Kills the process whenever it handles this message. After three recorded starts without an end, the message must
 * become a dead letter. The other messages of its batch must be applied.
 */
const crashingMessage: Fault = {
  ...{
    name: 'message that crashes its process',
    kind: 'message that crashes its process',
    lane: 'services',
    cheap: true,
  },
  async run(context) {
    const mark = `${POISON}-${randomUUID()}`;
    const message = envelope({ ...orderPlacedExample(), orderId: randomUUID() }, { correlationId: mark });
    const messages = context.random.shuffle([message, ...(await recentCopies(context, 20))]);
    const repetition = { shouldArm: () => true, isDone: async () => (await deadLetterCount(context, mark)) > 0 };
    const arming = { point: 'C8', where: mark, act: KILL } as const;
    const [died] = await Promise.all([
      Promise.all(context.instancesOf(SERVICE).map((one) => triggerRepeatedly(one, arming, repetition))),
      delay(ARMING_MS).then(() => context.broker.put(QUEUE, messages)),
    ]);
    const deaths = died.reduce((sum, count) => sum + count, 0);
    for (let death = 0; death < deaths; death++) context.tally.countKill(SERVICE);
    context.tally.expect(
      deaths >= 3,
      'message that crashes its process',
      `it became a dead letter after ${deaths} deaths`,
    );
  },
};

/**
 * Lists the two faults. They need one instance per service: with two instances, the broker would redeliver the message
 * to the instance that is not armed.
 */
export const crashesByChance: readonly Fault[] = [byChance('customer'), byChance('order')];
export const crashesAlways: readonly Fault[] = [crashingMessage];
