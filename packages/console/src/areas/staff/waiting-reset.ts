import type { StaffChange } from '@toric/contracts/customer/staff/staff-change.http';

/** A request to remove a second factor expires after a day. */
const WAITS_MS = 24 * 3_600_000;

/**
 * Returns the request to remove a second factor that is still open, from the changes of an account, the newest first.
 */
export function waitingReset(changes: readonly StaffChange[], now: Date): StaffChange | undefined {
  const asked = changes.find(({ kind }) => kind === 'factor-reset-asked');
  if (!asked || now.getTime() - Date.parse(asked.createdAt) > WAITS_MS) return undefined;
  return changes.some(({ kind, requestId }) => kind === 'factor-reset' && requestId === asked.id) ? undefined : asked;
}
