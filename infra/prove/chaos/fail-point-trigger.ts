/**
 * Arms a fail-point: instructs a running process to kill itself or to pause when it reaches that place in the code.
 * Then waits until the process has reached the fail-point.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../run/servers/process.ts';
import type { Child } from '../../run/system/child.ts';
import { type Arming, FAIL_POINTS, type FailPoint, type HitReport } from './bundles/fail-points.ts';

const TIMEOUT_MS = 120_000;

function waitForHit(instance: Child, point: FailPoint): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopListening = instance.hear((message) => {
      const report = message as Partial<HitReport>; // other messages of the process do not have these fields
      if (report.failPoint !== 'hit' || report.point !== point) return;
      clearTimeout(timer);
      stopListening();
      resolve();
    });
    const timer = setTimeout(() => {
      stopListening();
      reject(new Error(`${instance.name} did not pass ${point} (${FAIL_POINTS[point]})`));
    }, TIMEOUT_MS);
  });
}

type Repetition = {
  /**
   * Returns true if the fail-point must be armed again in a new process of the instance. It is called for each new
   * process, with the number of deaths so far.
   */
  shouldArm: (deaths: number) => boolean;
  isDone: (deaths: number) => Promise<boolean>;
};

/**
 * Arms the fail-point in every process of this instance, directly after its start, because it may receive the message
 * within its first second. A new process also starts after another fail-point has killed the old one. Returns the
 * number of deaths.
 */
async function keepArmed(instance: Child, arm: Arming, { shouldArm, isDone }: Repetition): Promise<number> {
  let deaths = 0;
  let armed: number | undefined;
  await waitFor(`${instance.name} to have passed ${arm.point}`, TIMEOUT_MS, async () => {
    const { pid } = instance;
    const isNew = pid !== undefined && pid !== armed;
    if (isNew && armed !== undefined) deaths += 1;
    if (isNew && shouldArm(deaths)) instance.send({ arm });
    if (isNew) armed = pid;
    return (await isDone(deaths)) ? true : undefined;
  });
  return deaths;
}

/**
 * Triggers a fail-point once. `provoke` creates work that leads to the fail-point. It is repeated until the armed
 * process passes the fail-point, because another instance may do the work.
 */
export async function triggerFailPoint(instance: Child, arm: Arming, provoke: () => Promise<void>): Promise<void> {
  await instance.ready();
  let isHit = false;
  let pid: number | undefined;
  const hit = waitForHit(instance, arm.point).finally(() => {
    ({ pid } = instance);
    isHit = true;
  });
  const provoking = (async () => {
    while (!isHit) {
      await provoke();
      await delay(1_000);
    }
  })();
  await Promise.all([hit, provoking, keepArmed(instance, arm, { shouldArm: () => !isHit, isDone: async () => isHit })]);
  if (!('kill' in arm.act)) return;
  await waitFor(`${instance.name} to die`, 30_000, async () => (instance.pid === pid ? undefined : true));
  await instance.ready();
}

/** Arms the same fail-point again in each process that replaces a killed one. Returns the number of deaths. */
export async function triggerRepeatedly(instance: Child, arm: Arming, repetition: Repetition): Promise<number> {
  const deaths = await keepArmed(instance, arm, repetition);
  await instance.ready();
  return deaths;
}
