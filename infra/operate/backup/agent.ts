/** Ships the WAL and the tombstones continuously while a shop runs. Each target has a loop of its own. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../run/servers/process.ts';
import type { Target } from './targets/target.ts';
import { tombstoneShipper } from './tombstones/ship.ts';
import { deliverWal, type ShipOptions, type Shipped, takeWal, type Waiting } from './wal/ship.ts';

const PAUSE_MS = 1_000;
/**
 * Limits the time for which `stop` waits for a slow target, in ms. The target gets the remaining files after the next
 * start.
 */
const STOP_MS = 10_000;

export type Agent = {
  /** Ships all waiting files. Rounds of one target never run at the same time. */
  shipNow(): Promise<Shipped>;
  stop(): Promise<void>;
};

type AgentOptions = ShipOptions & {
  /** Names the folder of the tombstones (ERASURE_DIR). */
  readonly tombstones: string;
  readonly log: Log;
};

/**
 * Returns a function that runs the work, but never twice at the same time. A call while the work runs starts the work
 * once more afterwards.
 */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

/**
 * Returns the function that ships the waiting files to one target. It logs once that the target cannot be reached, and
 * once that it can be reached again.
 */
function deliveryTo(target: Target, { workDir, keys, tombstones, log }: AgentOptions): () => Promise<Waiting> {
  const shipTombstones = tombstoneShipper({ folder: tombstones, workDir, keys }, target);
  let isAway = false;
  return oneAtATime(async () => {
    const delivered = await deliverWal(workDir, target);
    const why = delivered.why ?? (await shipTombstones().then(() => undefined, String));
    if (why !== undefined && !isAway) log(`${target.name} takes no backup: ${why}`);
    if (why === undefined && isAway) log(`${target.name} is back`);
    isAway = why !== undefined;
    return { ...delivered, why };
  });
}

/** Starts the agent. A target that is away, or does not answer, delays no other target. */
export function startAgent(options: AgentOptions): Agent {
  const { targets, log } = options;
  const taking = oneAtATime(() => takeWal(options));
  const deliveries = targets.map((target) => deliveryTo(target, options));
  const ending = new AbortController();

  const again = async (work: () => Promise<unknown>) => {
    while (!ending.signal.aborted) {
      await work().catch((error: unknown) => log(`the WAL was not shipped: ${String(error)}`));
      await delay(PAUSE_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const loops = Promise.all([taking, ...deliveries].map(again));
  return {
    async shipNow() {
      const taken = await taking();
      return { taken, waiting: await Promise.all(deliveries.map((deliver) => deliver())) };
    },
    async stop() {
      ending.abort();
      await Promise.race([loops, delay(STOP_MS, undefined, { ref: false })]);
    },
  };
}
