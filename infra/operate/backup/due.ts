/** Decides which targets lack a backup. */
import type { Card } from './objects/manifest.ts';

const DAY_MS = 86_400_000;
/** A target that has not taken a backup is tried again after this time, because each try makes a whole backup. */
const PAUSE_MS = 3_600_000;

export type Copy = {
  /** Describes the newest backup of the target. Undefined means that the target has none. */
  readonly newest: Pick<Card, 'startedAt' | 'wal'> | undefined;
  /** Holds the time at which the target did not take a backup. */
  readonly failedAt: number | undefined;
};

/**
 * Returns true if a target needs a backup now: its newest one is a day old, or is of another timeline than the server.
 * A restore begins a timeline, and then the WAL that the server writes does not belong to the earlier backups.
 */
export function isDue(
  { newest, failedAt }: Copy,
  { now, timeline }: { now: number; timeline: string | undefined },
): boolean {
  if (failedAt !== undefined && Math.abs(now - failedAt) < PAUSE_MS) return false;
  if (newest === undefined) return true;
  const isOther = timeline !== undefined && timelineOf(newest.wal.last) !== timeline;
  return isOther || now - Date.parse(newest.startedAt) > DAY_MS;
}

/** Returns the timeline of a segment, as the server names it: eight hexadecimal digits. */
export const timelineOf = (segment: string): string => segment.slice(0, 8);
