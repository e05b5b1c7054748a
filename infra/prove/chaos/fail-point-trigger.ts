// Sets a fail-point in a running process, and waits until it has acted.
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../run/servers/process.ts';
import type { Child } from '../../run/system/child.ts';
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

type Hunt = {
  /** Whether the next process is to be armed too: told at once, for it may take the message in its first second. */
  wanted: (deaths: number) => boolean;
  enough: (deaths: number) => Promise<boolean>;
};

/** In whichever process runs, from its first moment: another trap may have killed the one before. Gives the deaths. */
async function keepArmed(instance: Child, arm: Arming, { wanted, enough }: Hunt): Promise<number> {
  let deaths = 0;
  let armed: number | undefined;
  await waitFor(`${instance.name} to have passed ${arm.point}`, PATIENCE_MS, async () => {
    const { pid } = instance;
    const isNew = pid !== undefined && pid !== armed;
    if (isNew && armed !== undefined) deaths += 1;
    if (isNew && wanted(deaths)) instance.send({ arm });
    if (isNew) armed = pid;
    return (await enough(deaths)) ? true : undefined;
  });
  return deaths;
}

/** `lead` makes the process pass there: again and again, since another instance may take the way. */
export async function spring(instance: Child, arm: Arming, lead: () => Promise<void>): Promise<void> {
  await instance.ready();
  let sprung = false;
  let pid: number | undefined;
  const hit = whenHit(instance, arm.point).finally(() => {
    ({ pid } = instance);
    sprung = true;
  });
  const leading = (async () => {
    while (!sprung) {
      await lead();
      await delay(1_000);
    }
  })();
  await Promise.all([hit, leading, keepArmed(instance, arm, { wanted: () => !sprung, enough: async () => sprung })]);
  if (!('kill' in arm.act)) return;
  await waitFor(`${instance.name} to die`, 30_000, async () => (instance.pid === pid ? undefined : true));
  await instance.ready();
}

/** The same trap in each process that comes after one that it killed. Gives the deaths. */
export async function springAgain(instance: Child, arm: Arming, hunt: Hunt): Promise<number> {
  const deaths = await keepArmed(instance, arm, hunt);
  await instance.ready();
  return deaths;
}
