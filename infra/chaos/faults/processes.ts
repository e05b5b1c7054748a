// Processes that die, drain or freeze.
import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from '../../system/child.ts';
import { type ProcessName, SERVICES } from '../../system/parts.ts';
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

/** Under load it drains, within its time. */
const stopOf = (name: ProcessName): Fault => ({
  ...{ name: `stop ${name}`, kind: 'stop', lane: 'services', cheap: true },
  async run(scene) {
    const instance = await atWork(scene, name);
    const asked = Date.now();
    await instance.kill('SIGTERM');
    const took = Date.now() - asked;
    scene.tally.expect(took <= DRAIN_MS, `stop ${name}`, `it took ${took} ms to stop under load`);
    await instance.restart();
  },
});

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
