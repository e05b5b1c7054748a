import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { alone } from './database.ts';
import type { RunnableEffect } from './effect.ts';
import { type DueEffect, finishEffect, leaseEffects, postponeEffect, renewLeases } from './effect.store.ts';
import { traceparentOf } from './envelope.ts';
import { endSpan, spanFrom } from './tracing.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const AT_ONCE = 32;
/** What a process that died had under way waits this long; while a call lasts, its lease is renewed. */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const POLL_MS = 1_000;

export type EffectRunner = {
  /** For how long a call that is stored now may be leased to this process; 0 when it has its hands full. */
  leaseMs(): number;
  /** Carries out calls that were stored under a lease of this process. */
  take(leased: readonly DueEffect[]): void;
  kick(): void;
  stop(): Promise<void>;
};

/** Thrown once another instance has settled the call: this one's result must leave no trace. */
class AlreadySettled extends Error {
  override name = 'AlreadySettled';
}

/** Makes stored calls to the outside, at least once each, and settles each exactly once. */
export function startEffects(options: {
  work: UnitOfWork;
  effects: readonly RunnableEffect[];
  log: Logger;
}): EffectRunner {
  const { work, log } = options;
  const effects = new Map(options.effects.map((effect) => [effect.effectName, effect]));
  const active = new Map<DueEffect, Promise<void>>();
  const over = new AbortController();
  let stopping = false;
  let kicked = false;
  let wake: () => void = () => undefined;

  async function settle(
    due: DueEffect,
    effect: RunnableEffect,
    data: unknown,
    result: unknown,
    traceparent: string | null,
  ) {
    await work(async ({ tx, now, newId }) => {
      const [first, value] = await Promise.all([
        finishEffect(tx, due),
        effect.settle({ data, result, tx, now, newId }),
      ]);
      if (!first) throw new AlreadySettled();
      const { correlationId, causationId } = due;
      return { result: undefined, outcomes: [{ cause: { correlationId, causationId, traceparent }, value }] };
    });
  }

  async function perform(due: DueEffect): Promise<void> {
    const span = spanFrom(`effect ${due.name}`, due.traceparent, { attempt: due.attempts });
    try {
      const effect = effects.get(due.name);
      if (!effect) throw new Error(`no effect '${due.name}' in this version`);
      const data = effect.parse(due.data);
      // fail-point C11 (due.name): the call is stored, not made
      const performing = effect.perform(data, due.attempts);
      // fail-point C12 (due.name): the call is made, its answer is lost
      const result = await performing;
      // fail-point C13 (due.name): the answer is here, not committed
      await settle(due, effect, data, result, traceparentOf(span) ?? due.traceparent);
      endSpan(span);
    } catch (error) {
      endSpan(span, error);
      if (error instanceof AlreadySettled) return;
      const delayMs = Math.min(60_000, 250 * 2 ** Math.min(due.attempts, 10)) * (0.5 + Math.random() / 2);
      log.warn(
        { err: error, effect: due.name, id: due.id, attempt: due.attempts, delayMs },
        'effect will be tried again',
      );
      const text = error instanceof Error ? error.message : String(error);
      await alone(work.database, (tx) => postponeEffect(tx, due, text.slice(0, 1_000), delayMs));
    }
  }

  async function round(): Promise<void> {
    const room = AT_ONCE - active.size;
    if (room <= 0) return;
    const leased = await alone(work.database, (tx) => leaseEffects(tx, room, LEASE_MS));
    take(leased, () => leased.length === room && kick()); // there may be more than there was room for
  }

  function take(leased: readonly DueEffect[], ended: () => void = () => undefined): void {
    for (const due of leased) {
      const job: Promise<void> = perform(due)
        .catch((error: unknown) => log.error({ err: error, effect: due.name, id: due.id }, 'effect left to its lease'))
        .finally(() => {
          active.delete(due);
          ended();
        });
      active.set(due, job);
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      kicked = false;
      await round().catch((error: unknown) => log.warn({ err: error }, 'effects wait for the database'));
      if (!kicked && !stopping) await pause();
    }
  }

  async function renew(): Promise<void> {
    while (!stopping) {
      await delay(RENEW_MS, undefined, { ref: false, signal: over.signal }).catch(() => undefined);
      if (active.size === 0) continue;
      await alone(work.database, (tx) => renewLeases(tx, [...active.keys()], LEASE_MS)).catch((error: unknown) =>
        log.warn({ err: error }, 'leases could not be renewed; another instance may make the same calls'),
      );
    }
  }

  function pause(): Promise<void> {
    return new Promise((go) => {
      const timer = setTimeout(go, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        go();
      };
    });
  }

  function kick(): void {
    kicked = true;
    wake();
  }

  const looping = Promise.all([loop(), renew()]);
  return {
    leaseMs: () => (stopping || active.size >= AT_ONCE ? 0 : LEASE_MS),
    take,
    kick,
    async stop() {
      stopping = true;
      over.abort();
      wake();
      await looping;
      await Promise.race([Promise.allSettled(active.values()), delay(10_000, undefined, { ref: false })]);
    },
  };
}
