// Sets a fail-point in a running process, and waits until it has acted.
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../servers/process.ts';
import type { Child } from '../system/child.ts';
import { type Arming, FAIL_POINTS, type FailPoint, type Report } from './bundles/fail-points.ts';

const PATIENCE_MS = 120_000;

function whenHit(instance: Child, point: FailPoint): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = instance.hear((message) => {
      const { failPoint, point: at } = message as Partial<Report>; // what a process says by other names has neither
      if (failPoint !== 'hit' || at !== point) return;
      clearTimeout(timer);
      forget();
      resolve();
    });
    const timer = setTimeout(() => {
      forget();
      reject(new Error(`${instance.name} did not pass ${point} (${FAIL_POINTS[point]})`));
    }, PATIENCE_MS);
  });
}

/** In whichever process runs, from its first moment: another trap may have killed the one before. Gives the deaths. */
async function keepArmed(instance: Child, arm: Arming, enough: (deaths: number) => Promise<boolean>): Promise<number> {
  let deaths = 0;
  let armed: number | undefined;
  await waitFor(`${instance.name} to have passed ${arm.point}`, PATIENCE_MS, async () => {
    const { pid } = instance;
    const isNew = pid !== undefined && pid !== armed;
    if (isNew && armed !== undefined) deaths += 1;
    if (await enough(deaths)) return true;
    if (isNew) instance.send({ arm });
    if (isNew) armed = pid;
    return undefined;
  });
  return deaths;
}

/** `lead` makes the process pass there: again and again, since another instance may take the way. */
export async function spring(instance: Child, arm: Arming, lead?: () => Promise<void>): Promise<void> {
  await instance.ready();
  let sprung = false;
  let pid: number | undefined;
  const hit = whenHit(instance, arm.point).finally(() => {
    ({ pid } = instance);
    sprung = true;
  });
  const leading = (async () => {
    while (!sprung && lead) {
      await lead();
      await delay(1_000);
    }
  })();
  await Promise.all([hit, leading, keepArmed(instance, arm, async () => sprung)]);
  if (!('kill' in arm.act)) return;
  await waitFor(`${instance.name} to die`, 30_000, async () => (instance.pid === pid ? undefined : true));
  await instance.ready();
}

/** The same trap in each process that comes after one that it killed, until `enough`. Gives the deaths. */
export async function springAgain(
  instance: Child,
  arm: Arming,
  enough: (deaths: number) => Promise<boolean>,
): Promise<number> {
  const deaths = await keepArmed(instance, arm, enough);
  await instance.ready();
  return deaths;
}
