// What must hold at every moment, looked at every second while the run goes on.
import { setTimeout as delay } from 'node:timers/promises';
import { OVERSOLD } from './invariants/stock.ts';
import type { Lab } from './testbed.ts';
import type { ProviderRow } from './provider.ts';

export type Samples = { taken: number; missed: number; readonly violations: string[] };

export function startSampling({ sql, provider }: Pick<Lab, 'sql' | 'provider'>) {
  const samples: Samples = { taken: 0, missed: 0, violations: [] };
  const seen = new Map<string, number>();
  const stopping = new AbortController();
  let last = 0;

  /** A second success of one kind for one order, as soon as the provider has booked it. */
  function book({ seq, kind, reference }: ProviderRow): void {
    last = Math.max(last, seq);
    if (kind !== 'authorised' && kind !== 'captured') return;
    const times = (seen.get(`${kind} ${reference}`) ?? 0) + 1;
    seen.set(`${kind} ${reference}`, times);
    if (times > 1) samples.violations.push(`I3: order ${reference} was ${kind} ${times} times`);
  }

  async function look(): Promise<void> {
    const [stock, money] = await Promise.allSettled([sql<{ violation: string }>(OVERSOLD), provider.ledger(last)]);
    if (stock.status === 'fulfilled')
      samples.violations.push(...stock.value.map(({ violation }) => `I5: ${violation}`));
    if (money.status === 'fulfilled') money.value.forEach(book);
    // either may be down at the moment, by our own doing
    if (stock.status === 'fulfilled' && money.status === 'fulfilled') samples.taken++;
    else samples.missed++;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look();
      await delay(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const looping = loop();
  return {
    samples,
    async stop() {
      stopping.abort();
      await looping;
    },
  };
}
