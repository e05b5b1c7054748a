// Processes that die, drain or freeze.
import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from '../../../run/system/child.ts';
import { PREFETCH } from '@toric/messaging/consumer';
import { type ProcessName, SERVICES, schemaOf, type ServiceName } from '../../../run/system/parts.ts';
import { queues } from '../bindings.ts';
import type { Fault, Scene } from './fault.ts';

/** `sandbox-provider` is no part of Toric, but it dies as well. */
export const VICTIMS: readonly ProcessName[] = [...SERVICES, 'gateway', 'sandbox-provider'];

/** One that is at work, or at least alive: while the broker is away none becomes ready. */
async function atWork({ random, instancesOf }: Scene, name: ProcessName): Promise<Child> {
  const instance = random.pick(instancesOf(name));
  await Promise.race([instance.ready().catch(() => undefined), delay(3_000)]);
  while (instance.pid === undefined) await delay(50);
  return instance;
}

async function kill(scene: Scene, name: ProcessName): Promise<void> {
  const instance = await atWork(scene, name);
  await instance.kill();
  scene.tally.killed(name);
}

const killOf = (name: ProcessName): Fault => ({
  ...{ name: `kill ${name}`, kind: 'kill', lane: 'services', cheap: true },
  run: (scene) => kill(scene, name),
});

const killAll: Fault = {
  ...{ name: 'kill all at once', kind: 'kill all at once', lane: 'services', cheap: true },
  async run(scene) {
    await Promise.all(VICTIMS.map((name) => kill(scene, name)));
  },
};

const DRAIN_MS = 20_000;

/** Of what waits for a service that has stopped: what it had been given before, by queue. Looking takes nothing away. */
async function givenBack({ broker }: Scene, service: ServiceName): Promise<Map<string, string[]>> {
  const own = queues.filter((queue) => queue.startsWith(`${service}.`));
  return broker.withChannel(async (channel) => {
    const found = new Map<string, string[]>();
    for (const queue of own) {
      const again: string[] = [];
      for (let next = await channel.get(queue); next && again.length <= PREFETCH; next = await channel.get(queue))
        if (next.fields.redelivered) again.push(String(next.properties.messageId));
      found.set(queue, again);
    }
    return found;
  });
}

/** Under load and with nothing else wrong it drains in time, and nothing that it has applied comes again. */
const stopOf = (name: ServiceName): Fault => ({
  ...{ name: `stop ${name}`, kind: 'stop', lane: 'alone', cheap: true },
  async run(scene) {
    const { tally } = scene;
    const instance = await atWork(scene, name);
    const asked = Date.now();
    await instance.kill('SIGTERM');
    const took = Date.now() - asked;
    tally.expect(took <= DRAIN_MS, `stop ${name}`, `it took ${took} ms to stop under load`);
    try {
      await expectNothingTwice(scene, name);
    } finally {
      await instance.restart();
    }
  },
});

/** At most what was in hand comes again, and none of it had been applied. */
async function expectNothingTwice(scene: Scene, name: ServiceName): Promise<void> {
  const { tally, sql } = scene;
  for (const [queue, again] of await givenBack(scene, name)) {
    tally.expect(again.length <= PREFETCH, `stop ${name}`, `${again.length} messages come again to ${queue}`);
    const applied = await sql(
      `select from "${schemaOf(name)}".inbox where consumer = $1 and message_id::text = any($2::text[])`,
      [queue, again],
    );
    tally.expect(applied.length === 0, `stop ${name}`, `${applied.length} that it had applied come again to ${queue}`);
  }
}

/** It comes back as if no time had passed, and believes what it knew: locks, leases and consumers that are no more. */
const freezeOf = (name: ProcessName): Fault => ({
  ...{ name: `freeze ${name}`, kind: 'freeze', lane: 'services', cheap: true },
  async run(scene) {
    const instance = await atWork(scene, name);
    instance.signal('SIGSTOP');
    await scene.hold(scene.thorough ? 45 : 12, () => instance.signal('SIGCONT'));
  },
});

export const processFaults: readonly Fault[] = [
  ...VICTIMS.map(killOf),
  killAll,
  ...SERVICES.flatMap((name) => [stopOf(name), freezeOf(name)]),
];
