// Node compiles what runs often: an order's CPU falls by half over its first two thousand. What is measured before that
// is the compiler. So the system works until enough is done and its pace is steady, within a limit.
import { written } from '../results/table.ts';
import { type Load, measure } from './measure.ts';

/** What orders need; where they do not settle within the time, the results say so. */
export const WARM_ORDERS = { atLeast: 2_000, atMostSeconds: 120 };
/** Two instances share the orders: each has compiled as much when there were twice as many. */
export const WARM_ORDERS_OF_TWO = { atLeast: 4_000, atMostSeconds: 240 };

const CHUNK_SECONDS = 3;
const CHUNKS = 3;
/** The last chunks, from the slowest to the fastest, of the fastest. */
const STEADY = 0.1;

/** `rates` of one chunk after the other. */
export function isSteady(rates: readonly number[]): boolean {
  const last = rates.slice(-CHUNKS);
  const fastest = Math.max(...last);
  return last.length === CHUNKS && fastest > 0 && fastest - Math.min(...last) <= fastest * STEADY;
}

type WarmUp = Pick<Load, 'clients' | 'act' | 'signal'> & { what: string; atLeast: number; atMostSeconds: number };

/** Gives a sentence for the reader of the results. */
export async function warmUp({ what, atLeast, atMostSeconds, ...load }: WarmUp): Promise<string> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  const rates: number[] = [];
  let done = 0;
  while (seconds() < atMostSeconds && !(done >= atLeast && isSteady(rates))) {
    const chunk = await measure({ ...load, seconds: CHUNK_SECONDS, leadInMs: 0 });
    if (chunk.done === 0)
      throw new Error(`${what}: nothing was done in ${CHUNK_SECONDS} s of warming up; ${chunk.failure ?? 'no answer'}`);
    done += chunk.done;
    rates.push(chunk.perSecond);
  }
  const warm = done >= atLeast && isSteady(rates) ? 'steady' : `not steady within the limit of ${atMostSeconds} s`;
  return `Warm-up, ${what}: ${written(done)} in ${written(Math.round(seconds()))} s, ${warm}.`;
}
