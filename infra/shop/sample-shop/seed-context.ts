/** What every part of the filling shares: repeatable requests, work a few at a time, and a word on how far it is. */
import type { Client } from '@toric/client/client';
import { ProblemError } from '@toric/client/problem-error';

export type Log = (line: string) => void;
export type ServiceUrls = Readonly<Record<'customer' | 'catalog-inventory' | 'marketing', string>>;
export type Filling = {
  readonly customer: Client;
  readonly catalogue: Client;
  readonly marketing: Client;
  /** The day that dates are relative to. */
  readonly today: string;
  readonly samplePassword: string;
  readonly log: Log;
};

/** The same on every run of one day: what an interrupted run had sent is answered again instead of done again. */
export const keyFor = ({ today }: Pick<Filling, 'today'>, ...name: readonly string[]) =>
  ['sample-shop', today, ...name].join('.');

/** Undefined when a run before this one has done it already, which the API says by one of these slugs. */
export async function unlessDone<T>(doneBefore: readonly string[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError && doneBefore.includes(error.slug)) return undefined;
    throw error;
  }
}

const SAY_EVERY_MS = 3_000;

/** `atOnce` at a time, in order; says how far it is every few seconds. The first failure ends it. */
export async function forEach<T>(
  items: readonly T[],
  { atOnce, what, log }: { atOnce: number; what: string; log: Log },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let done = 0;
  let said = Date.now();
  async function worker(): Promise<void> {
    for (const item of waiting) {
      await work(item);
      done += 1;
      if (done === items.length || Date.now() - said < SAY_EVERY_MS) continue;
      said = Date.now();
      log(`${what}: ${done} of ${items.length}`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  log(`${what}: ${items.length}`);
}
