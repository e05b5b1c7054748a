import type { z } from 'zod';
import type { EffectCall, Outcome } from './outcome.ts';
import type { Tx } from './sql.ts';

type SettleContext<D, R> = { data: D; result: R; tx: Tx; now: Date; newId: () => string };

/** Describes the part of an effect that the effect runner uses. */
export type RunnableEffect<D = unknown, R = unknown> = {
  readonly effectName: string;
  parse(data: unknown): D;
  /**
   * Makes the call, outside any transaction and possibly more than once. It must therefore send an idempotency key that
   * was stored before. If it throws, the call is repeated later. `now` is the time of the shop when the call is made.
   */
  perform(data: D, attempt: number, now: Date): Promise<R>;
  /** Records the result in the transaction that marks the call as done, so that exactly one settlement takes effect. */
  settle(context: SettleContext<D, R>): Promise<Outcome | undefined>;
};

export type Effect<D = unknown, R = unknown> = RunnableEffect<D, R> &
  ((data: D, options?: { delayMs?: number }) => EffectCall);

/** Declares a call to a system that cannot take part in our transaction, for example a payment provider. */
export function effect<S extends z.ZodType, R>(declaration: {
  name: string;
  data: S;
  perform: (data: z.output<S>, attempt: number, now: Date) => Promise<R>;
  settle: (context: SettleContext<z.output<S>, R>) => Promise<Outcome | undefined>;
}): Effect<z.output<S>, R> {
  const { name, data, perform, settle } = declaration;
  const call = (value: z.output<S>, options?: { delayMs?: number }): EffectCall => ({
    name,
    data: data.parse(value),
    ...options,
  });
  return Object.assign(call, { effectName: name, parse: (value: unknown) => data.parse(value), perform, settle });
}
