import { pause } from '../testing/best-effort.ts';
import { OVERSOLD } from './invariants/stock.ts';
import type { ProviderRow } from './testbed/provider.ts';
import type { Testbed } from './testbed/testbed.ts';

export type Samples = { taken: number; missed: number; readonly violations: string[] };

/**
 * Checks once per second, during the whole run, that no lot is oversold and no card is charged twice. Both must hold at
 * every moment.
 */
export function startSampling({ sql, provider }: Pick<Testbed, 'sql' | 'provider'>) {
  const samples: Samples = { taken: 0, missed: 0, violations: [] };
  const seen = new Map<string, number>();
  const stopping = new AbortController();
  let lastSeq = 0;

  /** Reports a second authorisation or capture of one order as soon as the provider has recorded it. */
  function checkProviderRow({ seq, kind, reference }: ProviderRow): void {
    lastSeq = Math.max(lastSeq, seq);
    if (kind !== 'authorised' && kind !== 'captured') return;
    const times = (seen.get(`${kind} ${reference}`) ?? 0) + 1;
    seen.set(`${kind} ${reference}`, times);
    if (times > 1) samples.violations.push(`I3: order ${reference} was ${kind} ${times} times`);
  }

  async function takeSample(): Promise<void> {
    const [stock, money] = await Promise.allSettled([sql<{ violation: string }>(OVERSOLD), provider.ledger(lastSeq)]);
    if (stock.status === 'fulfilled')
      samples.violations.push(...stock.value.map(({ violation }) => `I5: ${violation}`));
    if (money.status === 'fulfilled') money.value.forEach(checkProviderRow);
    // a fault may have stopped the database or the provider, so a sample may be missing
    if (stock.status === 'fulfilled' && money.status === 'fulfilled') samples.taken++;
    else samples.missed++;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await takeSample();
      await pause(1_000, stopping.signal);
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
