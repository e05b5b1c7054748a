/**
 * Warm-up: Node compiles hot code, and the CPU of an order falls by half over the first two thousand orders. So the
 * system works until enough requests are done and its rate is steady, within a time limit.
 */
import { formatNumber } from '../results/table.ts';
import { type ClosedLoop, measure } from './measure.ts';

/** The warm-up of orders. If the rate is not steady within the limit, the results say so. */
export const WARM_ORDERS = { atLeast: 2_000, atMostSeconds: 120 };
/** Two instances share the orders, so each needs twice as many orders in total until it has compiled as much. */
export const WARM_ORDERS_OF_TWO = { atLeast: 4_000, atMostSeconds: 240 };

const CHUNK_SECONDS = 3;
const CHUNKS = 3;
/** The largest difference between the last chunks, as a share of the fastest one. */
const MAX_SPREAD = 0.1;

/** `rates` has one entry per chunk, in order. */
export function isSteady(rates: readonly number[]): boolean {
  const last = rates.slice(-CHUNKS);
  const fastest = Math.max(...last);
  return last.length === CHUNKS && fastest > 0 && fastest - Math.min(...last) <= fastest * MAX_SPREAD;
}

type WarmUp = Pick<ClosedLoop, 'clients' | 'act' | 'signal'> & { what: string; atLeast: number; atMostSeconds: number };

/** Warms the system up. Returns a sentence for the results. */
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
