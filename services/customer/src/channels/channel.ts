/** Decides the rules of a channel: when it is polled again, and its health. */
import type { ChannelHealth, ChannelProvider } from '@toric/contracts/customer/channels/channel';

export type Channel = {
  readonly id: string;
  readonly provider: ChannelProvider;
  readonly name: string;
  readonly account: string;
  readonly profiles: readonly string[];
  readonly isOn: boolean;
  readonly isAsked: boolean;
  /** Holds the encrypted access token with which the provider is polled. */
  readonly token: string | null;
  readonly cursor: string | null;
  readonly nextAskedAt: Date;
  readonly lastAskedAt: Date | null;
  readonly caughtUpAt: Date | null;
  readonly lastItemAt: Date | null;
  readonly failures: number;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
  readonly changedBy: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

const LONGEST_PAUSE_MS = 3_600_000;
const MOST_DOUBLINGS = 12;

/**
 * Returns the pause in ms before the next poll, after this number of failed polls in a row. It doubles with each
 * failure, up to an hour. The provider may demand a longer pause.
 */
export const pauseAfter = (failures: number, everyMs: number, retryAfterMs = 0): number =>
  Math.max(retryAfterMs, Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** Math.min(failures, MOST_DOUBLINGS)));

/** A channel is behind if its provider was not polled to the end within this number of ms. */
const BEHIND_MS = 900_000;

type Measured = Pick<
  Channel,
  | 'isOn'
  | 'isAsked'
  | 'caughtUpAt'
  | 'createdAt'
  | 'failures'
  | 'lastError'
  | 'lastErrorAt'
  | 'lastItemAt'
  | 'lastAskedAt'
>;

/** Returns true if the latest poll or webhook delivery of the channel was an error. */
function failsNow({ failures, lastError, lastErrorAt, lastItemAt, lastAskedAt }: Measured): boolean {
  if (failures > 0) return true;
  const wentWell = Math.max(lastItemAt?.getTime() ?? 0, lastAskedAt?.getTime() ?? 0);
  return lastError !== null && (lastErrorAt?.getTime() ?? 0) > wentWell;
}

export function healthOf(channel: Measured, now: Date): ChannelHealth {
  const { isOn, isAsked, caughtUpAt, createdAt, lastItemAt } = channel;
  if (!isOn) return 'off';
  if (failsNow(channel)) return 'failing';
  if (isAsked && now.getTime() - (caughtUpAt ?? createdAt).getTime() > BEHIND_MS) return 'behind';
  return lastItemAt === null ? 'quiet' : 'well';
}
