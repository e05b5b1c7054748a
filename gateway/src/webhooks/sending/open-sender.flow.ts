import type { Vault } from '@toric/chassis/data/vault';
import type { Bindings } from '@toric/messaging/subscription';
import type { Background } from '@toric/chassis/process/background';
import { type Lookup, systemLookup } from './find-target.ts';
import { startHousekeeping } from './housekeeping.flow.ts';
import { type SenderOptions, startSender } from './sender.flow.ts';

/** The whole patience with a receiver, from the look-up of its name to the first bytes of its answer. */
const TIMEOUT_MS = 10_000;

/** Tests replace the resolver of names, move the clock, and are less patient with receivers and the housekeeping. */
export type SendingTests = Pick<SenderOptions, 'aheadMs' | 'pollMs'> & {
  readonly lookup?: Lookup;
  readonly timeoutMs?: number;
  readonly housekeepingMs?: number;
};
export type SendingSettings = SendingTests & { readonly allowPrivate: boolean; readonly keepDays: number };

/** Returns the work that sends webhooks and clears their log. */
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
