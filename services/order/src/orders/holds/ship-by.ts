/**
 * Holds the number of days for which a confirmed order may wait for its shipment. It equals the deadline of the state
 * `confirmed` in order.process.ts.
 */
export const SHIP_WITHIN_DAYS = 6;
const DAY_MS = 86_400_000;

/**
 * Returns the time at which a confirmed order is cancelled if it has not shipped by then. Returns null for an order
 * with any other status.
 */
export const shipByOf = ({
  status,
  updatedAt,
}: {
  readonly status: string;
  readonly updatedAt: Date;
}): string | null =>
  status === 'confirmed' ? new Date(updatedAt.getTime() + SHIP_WITHIN_DAYS * DAY_MS).toISOString() : null;
