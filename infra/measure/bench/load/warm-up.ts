/**
 * Warms a system up before it is measured. Node compiles hot code, so the CPU of an order falls by half over the first
 * two thousand orders. The warm-up ends when enough requests are done and their rate is steady, or at its time limit.
 */
import { formatNumber } from '../results/table.ts';
import { type ClosedLoop, measure } from './measure.ts';

/**
 * Limits a warm-up: the minimum number of orders, and the maximum time. If the rate is not steady within this time, the
 * results say so.
 */
export const WARM_ORDERS = { atLeast: 2_000, atMostSeconds: 120 };
/**
 * Limits a warm-up of two instances of every service. The instances share the orders, so twice as many orders are
 * needed until each instance has compiled as much.
 */
export const WARM_ORDERS_OF_TWO = { atLeast: 4_000, atMostSeconds: 240 };

const CHUNK_SECONDS = 3;
const CHUNKS = 3;
/**
 * Limits the spread of a steady rate: the rates in the last three chunks of the warm-up differ by at most this share of
 * the fastest one.
 */
const MAX_SPREAD = 0.1;

/** Returns whether the rate is steady. `rates` has one entry per chunk of the warm-up, the oldest first. */
export function isSteady(rates: readonly number[]): boolean {
  const last = rates.slice(-CHUNKS);
  const fastest = Math.max(...last);
  return last.length === CHUNKS && fastest > 0 && fastest - Math.min(...last) <= fastest * MAX_SPREAD;
}

type WarmUp = Pick<ClosedLoop, 'clients' | 'act' | 'signal'> & { what: string; atLeast: number; atMostSeconds: number };

/**
 * Sends requests until the system is warm. Returns a sentence about the warm-up for the results. Throws if no request
 * of a chunk succeeds.
 */
export async function warmUp({ what, atLeast, atMostSeconds, ...load }: WarmUp): Promise<string> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  const rates: number[] = [];
  let done = 0;
  while (seconds() < atMostSeconds && !(done >= atLeast && isSteady(rates))) {
    const chunk = await measure({ ...load, seconds: CHUNK_SECONDS, leadInMs: 0 });
    if (chunk.done === 0)
      throw new Error(
        `${what}: no request succeeded in ${CHUNK_SECONDS} s of warm-up; ${chunk.failure ?? 'no answer'}`,
      );
    done += chunk.done;
    rates.push(chunk.perSecond);
  }
  const warm = done >= atLeast && isSteady(rates) ? 'steady' : `not steady within the limit of ${atMostSeconds} s`;
  return `Warm-up, ${what}: ${formatNumber(done)} in ${formatNumber(Math.round(seconds()))} s, ${warm}.`;
}
