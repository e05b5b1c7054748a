import type { Vault } from '@toric/chassis/data/vault';
import type { Background } from '@toric/chassis/process/background';
import { type Lookup, systemLookup } from './find-target.ts';
import { startHousekeeping } from './housekeeping.flow.ts';
import { type SenderOptions, startSender } from './sender.flow.ts';

/** The whole patience with a receiver, from the look-up of its name to the first bytes of its answer. */
const TIMEOUT_MS = 10_000;

/** Tests replace the resolver of names, move the clock, and are less patient. */
export type SendingTests = Pick<SenderOptions, 'clock' | 'pollMs'> & {
  readonly lookup?: Lookup;
  readonly timeoutMs?: number;
};
export type SendingSettings = SendingTests & { readonly allowPrivate: boolean; readonly keepDays: number };

/** Returns the work that sends webhooks and clears their log. */
export function sending(vault: Vault, settings: SendingSettings): Background {
  const { allowPrivate, keepDays, lookup = systemLookup, timeoutMs = TIMEOUT_MS, ...times } = settings;
  return ({ database, work, log }) => {
    const means = { lookup, allowPrivate, timeoutMs };
    const running = [
      startSender({ ...times, database, work, log, vault, means }),
      startHousekeeping({ database, log, keepDays }),
    ];
    return {
      async stop() {
        await Promise.all(running.map((one) => one.stop()));
      },
    };
  };
}
