import { NO_RATE_LIMITS } from '../../run/system/no-rate-limits.ts';
import { OWNERS, SERVICES } from '../../run/system/parts.ts';
import type { Servers, SystemOptions } from '../../run/system/system.ts';
import { cloneForSystem } from '../testing/cloned-database.ts';

export type ShopOptions = {
  readonly supervised?: boolean;
  readonly testClock?: boolean;
  readonly mailbox?: boolean;
  readonly training?: boolean;
  readonly carrier?: boolean;
  /** If true, the database is provisioned and migrated as that of a real shop. Otherwise it is a clone, which is faster. */
  readonly provisioned?: boolean;
};

/** Returns the options with which the system of a small test shop starts. */
export function systemOptions(
  place: { name: string; dataDir: string; servers: Servers },
  { provisioned = false, testClock = false, ...options }: ShopOptions,
): SystemOptions {
  const { supervised = false, mailbox = false, training = false, carrier = false } = options;
  // a clone cannot become a training shop, because its schemas are not empty
  const isClone = !provisioned && !training;
  return {
    ...{ ...place, supervised, mailbox, training, carrier, log: () => undefined },
    extra: settingsOf({ testClock, training }),
    ...(isClone && { makeDatabase: () => cloneForSystem(place.servers.postgres.adminUrl, place.name) }),
  };
}

/**
 * Returns settings of the processes that lift their rate limits. If the test wants them, they also include a clock that
 * can be moved, or a training shop.
 */
function settingsOf({ testClock, training }: { readonly testClock: boolean; readonly training: boolean }) {
  const own: Readonly<Record<string, Record<string, string>>> = {
    ...NO_RATE_LIMITS,
    payment: { PROVIDER_TIMEOUT_MS: '1000' },
  };
  const wanted = (name: string) => ({
    ...own[name],
    ...(testClock && SERVICES.some((one) => one === name) && { TEST_CLOCK: 'on' }),
    ...(training && { TRAINING: 'on' }),
  });
  return Object.fromEntries([...new Set([...Object.keys(own), ...OWNERS])].map((name) => [name, wanted(name)]));
}
