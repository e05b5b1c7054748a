/** Kills processes, stops them gracefully or freezes them. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from '../../../run/system/child.ts';
import { PREFETCH } from '@toric/messaging/consumer';
import { type ProcessName, SERVICES, schemaOf, type ServiceName } from '../../../run/system/parts.ts';
import { orUndefined } from '../../testing/best-effort.ts';
import { queues } from '../bindings.ts';
import type { Fault, FaultContext } from './fault.ts';

/**
 * Lists the processes that are killed. The payment provider `sandbox-provider` is no part of Toric, but it is killed as
 * well.
 */
export const VICTIMS: readonly ProcessName[] = [...SERVICES, 'gateway', 'sandbox-provider'];

/**
 * Returns a random instance as soon as it is ready. Returns it after 3 s if its process is only alive, because no
 * instance becomes ready while the broker is down.
 */
async function runningInstance({ random, instancesOf }: FaultContext, name: ProcessName): Promise<Child> {
  const instance = random.pick(instancesOf(name));
  await Promise.race([orUndefined(instance.ready()), delay(3_000)]);
  while (instance.pid === undefined) await delay(50);
  return instance;
}

async function kill(context: FaultContext, name: ProcessName): Promise<void> {
  const instance = await runningInstance(context, name);
  await instance.kill();
  context.tally.countKill(name);
}

const killOf = (name: ProcessName): Fault => ({
  ...{ name: `kill ${name}`, kind: 'kill', lane: 'services', cheap: true },
  run: (context) => kill(context, name),
});

const killAll: Fault = {
  ...{ name: 'kill all at once', kind: 'kill all at once', lane: 'services', cheap: true },
  async run(context) {
    await Promise.all(VICTIMS.map((name) => kill(context, name)));
  },
};

const DRAIN_MS = 20_000;

/**
 * Maps each queue of a stopped service to the ids of the messages that had been delivered to the service before. The
 * channel acknowledges nothing, so every message returns to its queue when the channel closes.
 */
async function redeliveredMessages({ broker }: FaultContext, service: ServiceName): Promise<Map<string, string[]>> {
  const own = queues.filter((queue) => queue.startsWith(`${service}.`));
  return broker.withChannel(async (channel) => {
    const redelivered = new Map<string, string[]>();
    for (const queue of own) {
      const ids: string[] = [];
      for (let next = await channel.get(queue); next && ids.length <= PREFETCH; next = await channel.get(queue))
        if (next.fields.redelivered) ids.push(String(next.properties.messageId));
      redelivered.set(queue, ids);
    }
    return redelivered;
  });
}

/**
 * Stops a service under load, while no other fault runs. The service must end within 20 s, and no message that it has
 * applied may be redelivered.
 */
const stopOf = (name: ServiceName): Fault => ({
  ...{ name: `stop ${name}`, kind: 'stop', lane: 'alone', cheap: true },
  async run(context) {
    const { tally } = context;
    const instance = await runningInstance(context, name);
    const begun = Date.now();
    await instance.kill('SIGTERM');
    const took = Date.now() - begun;
    tally.expect(took <= DRAIN_MS, `stop ${name}`, `it took ${took} ms to stop under load`);
    try {
      await expectNoAppliedRedelivery(context, name);
    } finally {
      await instance.restart();
    }
  },
});

/** Expects that no queue redelivers more messages than the prefetch, or a message that the service had applied. */
async function expectNoAppliedRedelivery(context: FaultContext, name: ServiceName): Promise<void> {
  const { tally, sql } = context;
  for (const [queue, ids] of await redeliveredMessages(context, name)) {
    tally.expect(ids.length <= PREFETCH, `stop ${name}`, `${ids.length} messages are redelivered to ${queue}`);
    const applied = await sql(
      `select from "${schemaOf(name)}".inbox where consumer = $1 and message_id::text = any($2::text[])`,
      [queue, ids],
    );
    tally.expect(
      applied.length === 0,
      `stop ${name}`,
      `${applied.length} applied messages are redelivered to ${queue}`,
    );
  }
}

/**
 * Freezes a process. Afterwards it continues as if it still had the locks, leases and consumers that it lost during the
 * freeze.
 */
const freezeOf = (name: ProcessName): Fault => ({
  ...{ name: `freeze ${name}`, kind: 'freeze', lane: 'services', cheap: true },
  async run(context) {
    const instance = await runningInstance(context, name);
    instance.signal('SIGSTOP');
    await context.hold(context.thorough ? 45 : 12, () => instance.signal('SIGCONT'));
  },
});

export const processFaults: readonly Fault[] = [
  ...VICTIMS.map(killOf),
  killAll,
  ...SERVICES.flatMap((name) => [stopOf(name), freezeOf(name)]),
];
