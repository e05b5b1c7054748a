import { NO_RATE_LIMITS } from '../../run/system/no-rate-limits.ts';
import { OWNERS, SERVICES } from '../../run/system/parts.ts';

type Wanted = { readonly testClock?: boolean; readonly training?: boolean };

/**
 * Returns the settings of the processes: without limits, and with a clock that can be moved or a first day if the test
 * wants one.
 */
export function settingsOf({ testClock = false, training = false }: Wanted) {
  const own: Readonly<Record<string, Record<string, string>>> = {
    ...NO_RATE_LIMITS,
    payment: { PROVIDER_TIMEOUT_MS: '1000' },
  };
  const clocks = testClock ? SERVICES : [];
  const added = [
    ...clocks.map((name) => [name, { TEST_CLOCK: 'on' }] as const),
    ...(training ? OWNERS : []).map((name) => [name, { TRAINING: 'on' }] as const),
  ];
  return added.reduce((all, [name, more]) => ({ ...all, [name]: { ...all[name], ...more } }), own);
}
