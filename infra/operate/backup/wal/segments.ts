/** Reads and writes the names of WAL segments: timeline, log and segment, eight hexadecimal digits each. */

/** Describes the position of a segment in the WAL, and its timeline. */
export type Segment = { readonly timeline: number; readonly position: number };

const PATTERN = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/;
const LOG_BYTES = 0x1_0000_0000;

export const isSegment = (name: string): boolean => PATTERN.test(name);

/**
 * Reads the name of a segment. Its position is its number, counted from the beginning of the WAL. Throws for any other
 * name.
 */
export function readSegment(name: string, segmentBytes: number): Segment {
  const [, timeline = '', log = '', part = ''] = PATTERN.exec(name) ?? [];
  if (timeline === '') throw new Error(`${name} is no segment of the WAL.`);
  return {
    timeline: Number.parseInt(timeline, 16),
    position: Number.parseInt(log, 16) * (LOG_BYTES / segmentBytes) + Number.parseInt(part, 16),
  };
}

const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');

/** Returns the name of a segment. */
export function segmentName({ timeline, position }: Segment, segmentBytes: number): string {
  const perLog = LOG_BYTES / segmentBytes;
  return `${hex(timeline)}${hex(Math.floor(position / perLog))}${hex(position % perLog)}`;
}

export type WalPlan = {
  /** Lists the segments to fetch, from the first one that a restore needs to the last one before a gap. */
  readonly segments: readonly string[];
  /** Lists the segments that are missing between the stored ones. A restore ends before the first of them. */
  readonly missing: readonly string[];
};

/**
 * Chooses the segments for a restore. After earlier restores, a segment may exist on several timelines. The server
 * needs that of the backup and all later ones to follow the history. A segment of an earlier timeline is no use to it,
 * and must not hide that a segment is missing.
 */
export function planWal(
  stored: readonly string[],
  { first, last, segmentBytes }: { first: string; last: string; segmentBytes: number },
): WalPlan {
  const from = readSegment(first, segmentBytes);
  const needed = readSegment(last, segmentBytes).position;
  const there = stored
    .filter(isSegment)
    .map((name) => ({ name, ...readSegment(name, segmentBytes) }))
    .filter(({ position, timeline }) => timeline >= from.timeline && position >= from.position);
  const positions = new Set(there.map(({ position }) => position));
  // every segment up to `last` must be there; above it, each run of segments must follow the one before
  const wanted = [...positions, needed + 1].toSorted((one, other) => one - other);
  const missing: string[] = [];
  let next = from.position;
  for (const position of wanted) {
    if (position > next) missing.push(segmentName({ timeline: from.timeline, position: next }, segmentBytes));
    next = Math.max(next, position + (positions.has(position) ? 1 : 0));
  }
  const [gap] = missing;
  const end = gap === undefined ? next - 1 : readSegment(gap, segmentBytes).position - 1;
  return { segments: there.filter(({ position }) => position <= end).map(({ name }) => name), missing };
}
