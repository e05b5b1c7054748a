import type { Logger } from 'pino';
import { oneStatement } from './database.ts';
import type { RunnableEffect } from './effect.ts';
import { effectCaller } from './effect-call.ts';
import { type DueEffect, leaseEffects, renewLeases } from './effect.store.ts';
import { loop, pause } from './loop.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** One process makes at most this number of calls at the same time. */
const AT_ONCE = 32;
/**
 * A lease lasts 15 s. While a call lasts, its lease is renewed. If a process is killed, its calls wait until their
 * leases expire, and then another process makes them.
 */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const POLL_MS = 1_000;
const STOP_MS = 10_000;

export type EffectRunner = {
  /**
   * Returns the milliseconds for which a call that is stored now is leased to this process. Returns 0 if the process is
   * stopping or has no room for another call.
   */
  leaseMs(): number;
  /** Makes the calls that were leased to this process when they were stored. */
  take(leased: readonly DueEffect[]): void;
  /** Looks for due calls at once instead of at the next poll. */
  wake(): void;
  stop(): Promise<void>;
};

/**
 * Starts the loop that makes the stored calls to external systems. Each call is made at least once. Its result is
 * recorded (settled) exactly once.
 */
export function startEffects(options: {
  work: UnitOfWork;
  effects: readonly RunnableEffect[];
  log: Logger;
}): EffectRunner {
  const { work, log } = options;
  const { database } = work;
  const call = effectCaller(options);
  const active = new Map<DueEffect, Promise<void>>();
  const stopping = new AbortController();
  const { signal } = stopping;

  function take(leased: readonly DueEffect[], ended: () => void = () => undefined): void {
    for (const due of leased) {
      const calling = call(due)
        .catch((error: unknown) => log.error({ err: error, effect: due.name, id: due.id }, 'effect left to its lease'))
        .finally(() => {
          active.delete(due);
          ended();
        });
      active.set(due, calling);
    }
  }

  const polling = loop(
    { signal, pauseMs: () => POLL_MS, failed: (err) => log.warn({ err }, 'effects wait for the database') },
    async () => {
      const room = AT_ONCE - active.size;
      if (room <= 0) return;
      const leased = await oneStatement(database, (tx) => leaseEffects(tx, room, LEASE_MS));
      const full = leased.length === room; // if the leases fill the room, more calls may be due
      take(leased, () => full && polling.wake());
    },
  );
  const renewing = loop(
    {
      ...{ signal, pauseMs: () => RENEW_MS },
      failed: (err) => log.warn({ err }, 'leases could not be renewed; another instance may make the same calls'),
    },
    async () => {
      if (active.size > 0) await oneStatement(database, (tx) => renewLeases(tx, [...active.keys()], LEASE_MS));
    },
  );

  return {
    leaseMs: () => (signal.aborted || active.size >= AT_ONCE ? 0 : LEASE_MS),
    take,
    wake: () => polling.wake(),
    async stop() {
      stopping.abort();
      await Promise.all([polling.ended, renewing.ended]);
      const settled = new AbortController();
      await Promise.race([Promise.allSettled(active.values()), pause(STOP_MS, settled.signal)]);
      // ends the pause of the loop, because its timer would keep the process alive
      settled.abort();
    },
  };
}
