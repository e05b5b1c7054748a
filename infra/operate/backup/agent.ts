/** Ships the WAL and the tombstones again and again while a shop runs. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../run/servers/process.ts';
import { type ShipOptions, type Shipped, shipWal } from './wal/ship.ts';
import { tombstoneShipper } from './wal/ship-tombstones.ts';

const PAUSE_MS = 1_000;

export type Agent = {
  /** Ships all files that wait. Rounds never run at the same time. */
  shipNow(): Promise<Shipped>;
  stop(): Promise<void>;
};

/** Starts the agent. Reports once that a target cannot be reached, and once that it is back. */
export function startAgent(options: ShipOptions & { tombstones: string; log: Log }): Agent {
  const { targets, tombstones, workDir, keys, log } = options;
  const away = new Set<string>();
  const shippers = targets.map((target) => ({
    name: target.name,
    shipTombstones: tombstoneShipper({ folder: tombstones, workDir, keys }, target),
  }));
  let round: Promise<unknown> = Promise.resolve();
  const ending = new AbortController();

  async function ship(): Promise<Shipped> {
    const shipped = await shipWal(options);
    for (const { target, why } of shipped.waiting) {
      if (why !== undefined && !away.has(target)) log(`${target} takes no backup: ${why}`);
      if (why === undefined && away.has(target)) log(`${target} is back`);
      if (why === undefined) away.delete(target);
      else away.add(target);
    }
    for (const { name, shipTombstones } of shippers) if (!away.has(name)) await shipTombstones();
    return shipped;
  }
  const shipNow = (): Promise<Shipped> => {
    const next = round.then(ship, ship);
    round = next.catch(() => undefined);
    return next;
  };
  const rounds = (async () => {
    while (!ending.signal.aborted) {
      await shipNow().catch((error: unknown) => log(`the WAL was not shipped: ${String(error)}`));
      await delay(PAUSE_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    shipNow,
    async stop() {
      ending.abort();
      await rounds;
    },
  };
}
