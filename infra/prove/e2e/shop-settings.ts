import { NO_RATE_LIMITS } from '../../run/system/no-rate-limits.ts';
import { OWNERS, SERVICES } from '../../run/system/parts.ts';

type Wanted = { readonly testClock?: boolean; readonly training?: boolean };

/**
 * Returns the settings of the processes without limits. If the test wants them, adds a clock that can be moved, or a
 * first day.
 */
export function settingsOf({ testClock = false, training = false }: Wanted) {
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
