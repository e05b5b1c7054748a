import { NO_RATE_LIMITS } from '../../run/system/no-rate-limits.ts';
import { SERVICES } from '../../run/system/parts.ts';

/** Returns the settings of the processes: without limits, and with a clock that can be moved if the test wants one. */
export function settingsOf(testClock: boolean) {
  const own: Readonly<Record<string, Record<string, string>>> = {
    ...NO_RATE_LIMITS,
    payment: { PROVIDER_TIMEOUT_MS: '1000' },
  };
  if (!testClock) return own;
  return { ...own, ...Object.fromEntries(SERVICES.map((name) => [name, { ...own[name], TEST_CLOCK: 'on' }])) };
}
