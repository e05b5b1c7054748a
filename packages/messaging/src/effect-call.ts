import type { Logger } from 'pino';
import { oneStatement } from './database.ts';
import type { RunnableEffect } from './effect.ts';
import { type DueEffect, finishEffect, postponeEffect } from './effect.store.ts';
import { traceparentOf } from './envelope.ts';
import { endSpan, spanFrom } from './tracing.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const MAX_DELAY_MS = 60_000;

/**
 * Signals that another instance has settled the call or holds a newer lease. The error rolls the transaction back, so
 * that the result of this call leaves no trace.
 */
class AlreadySettled extends Error {
  override name = 'AlreadySettled';
}

/**
 * Returns the function that makes one leased call and records its result (settles it). If the call or the recording
 * fails, the function postpones the call with back-off.
 */
export function effectCaller(options: { work: UnitOfWork; effects: readonly RunnableEffect[]; log: Logger }) {
  const { work, log } = options;
  const effects = new Map(options.effects.map((effect) => [effect.effectName, effect]));

  async function performAndSettle(due: DueEffect, traceparent: string | null): Promise<void> {
    const effect = effects.get(due.name);
    if (!effect) throw new Error(`no effect '${due.name}' in this version`);
    const data = effect.parse(due.data);
    // fail-point C11 (due.name): the call is stored and not made yet
    const performing = effect.perform(data, due.attempts, work.database.clock.now());
    // fail-point C12 (due.name): the call is made and its answer is lost
    const result = await performing;
    // fail-point C13 (due.name): the answer has arrived and is not committed
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

  async function putOff(due: DueEffect, error: unknown): Promise<void> {
    const delayMs = Math.min(MAX_DELAY_MS, 250 * 2 ** Math.min(due.attempts, 10)) * (0.5 + Math.random() / 2);
    const fields = { err: error, effect: due.name, id: due.id, attempt: due.attempts, delayMs };
    log.warn(fields, 'effect will be tried again');
    const text = error instanceof Error ? error.message : String(error);
    await oneStatement(work.database, (tx) => postponeEffect(tx, due, text.slice(0, 1_000), delayMs));
  }

  return async function call(due: DueEffect): Promise<void> {
    const span = spanFrom(`effect ${due.name}`, due.traceparent, { attempt: due.attempts });
    try {
      await performAndSettle(due, traceparentOf(span) ?? due.traceparent);
      endSpan(span);
    } catch (error) {
      endSpan(span, error);
      if (!(error instanceof AlreadySettled)) await putOff(due, error);
    }
  };
}
