/** A confirmed order may wait for this number of days. The deadline of `confirmed` in order.process.ts is the same. */
export const SHIP_WITHIN_DAYS = 6;
const DAY_MS = 86_400_000;

/**
 * Returns the time at which a confirmed order is cancelled if it has not shipped. Returns null for every other status.
 */
export const shipByOf = ({
  status,
  updatedAt,
}: {
  readonly status: string;
  readonly updatedAt: Date;
}): string | null =>
  status === 'confirmed' ? new Date(updatedAt.getTime() + SHIP_WITHIN_DAYS * DAY_MS).toISOString() : null;
