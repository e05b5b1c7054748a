import type { Vault } from '@toric/chassis/data/vault';
import type { Bindings } from '@toric/messaging/subscription';
import type { Background } from '@toric/chassis/process/background';
import { type Lookup, systemLookup } from './find-target.ts';
import { startHousekeeping } from './housekeeping.flow.ts';
import { type SenderOptions, startSender } from './sender.flow.ts';

/** A try ends after this number of ms, from the look-up of the receiver's name to the first bytes of its answer. */
const TIMEOUT_MS = 10_000;

/** Holds what tests may replace: the resolver of names, the clock, and the time limits. */
export type SendingTests = Pick<SenderOptions, 'aheadMs' | 'pollMs'> & {
  readonly lookup?: Lookup;
  readonly timeoutMs?: number;
  readonly housekeepingMs?: number;
};
export type SendingSettings = SendingTests & { readonly allowPrivate: boolean; readonly keepDays: number };

/** Returns the work that sends webhooks and deletes old deliveries. */
export function sending(vault: Vault, settings: SendingSettings, bindings: Bindings): Background {
  const { allowPrivate, keepDays, lookup = systemLookup, timeoutMs = TIMEOUT_MS, ...times } = settings;
  return ({ database, work, log }) => {
    const means = { lookup, allowPrivate, timeoutMs };
    const running = [
      startSender({ ...times, database, work, log, vault, means }),
      startHousekeeping({ ...times, database, log, keepDays, bindings }),
    ];
    return {
      async stop() {
        await Promise.all(running.map((one) => one.stop()));
      },
    };
  };
}
