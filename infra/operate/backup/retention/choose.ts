/** Chooses the backups that are kept, and the WAL that they need. */
import type { Card } from '../objects/manifest.ts';
import { readSegment } from '../wal/segments.ts';
import type { Retention } from './settings.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const MONTH_DAYS = 31;
/** The first day of the Unix epoch was a Thursday. Three days more make each week begin on a Monday. */
const MONDAY_MS = 3 * DAY_MS;
/** The newest backups are kept up to this number, whatever the clock says. */
const KEPT_AT_LEAST = 7;
const JUMP_DAYS = 7;

export type Backup = Pick<Card, 'id' | 'startedAt' | 'wal'>;
export type Why = 'newest' | 'recent' | 'week' | 'month';
export type Choice<B extends Backup = Backup> = {
  readonly kept: readonly { readonly backup: B; readonly why: Why }[];
  readonly removed: readonly B[];
  /** Lists the ids of the backups whose key stores are kept. */
  readonly keyStores: readonly string[];
};

const weekOf = (at: number) => String(Math.floor((at + MONDAY_MS) / (WEEK_DAYS * DAY_MS)));
const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7);

/**
 * Returns true if the clock has probably jumped: the backup before the newest one is more than a week old. The newest
 * one does not count, because the same clock gave it its time.
 */
export function hasJumped(backups: readonly Backup[], now: Date): boolean {
  const [, before] = backups.toSorted((one, other) => (one.id < other.id ? 1 : -1));
  return before !== undefined && now.getTime() - Date.parse(before.startedAt) > JUMP_DAYS * DAY_MS;
}

/**
 * Chooses among the backups of one target. Every recent backup is kept, then the last one of each week and of each
 * month. The newest one is always kept. A backup of the future counts as recent, because a clock was wrong.
 */
export function chooseBackups<B extends Backup>(backups: readonly B[], retention: Retention, now: Date): Choice<B> {
  const { keepAllDays, weeks, months, keyStoreDays } = retention;
  const newestFirst = backups.toSorted((one, other) => (one.id < other.id ? 1 : -1));
  const ageOf = ({ startedAt }: Backup) => (now.getTime() - Date.parse(startedAt)) / DAY_MS;
  const taken = { week: new Set<string>(), month: new Set<string>() };
  const whyKept = (backup: B, place: number): Why | undefined => {
    const at = Date.parse(backup.startedAt);
    const [age, week, month] = [ageOf(backup), weekOf(at), monthOf(at)];
    const isLast = { week: !taken.week.has(week), month: !taken.month.has(month) };
    taken.week.add(week);
    taken.month.add(month);
    if (place === 0) return 'newest';
    if (place < KEPT_AT_LEAST || age <= keepAllDays) return 'recent';
    if (isLast.week && age <= keepAllDays + weeks * WEEK_DAYS) return 'week';
    return isLast.month && age <= keepAllDays + months * MONTH_DAYS ? 'month' : undefined;
  };
  const decided = newestFirst.map((backup, at) => ({ backup, why: whyKept(backup, at) }));
  return {
    kept: decided.flatMap(({ backup, why }) => (why === undefined ? [] : [{ backup, why }])),
    removed: decided.filter(({ why }) => why === undefined).map(({ backup }) => backup),
    keyStores: decided
      .filter(({ backup, why }, at) => at === 0 || (why !== undefined && ageOf(backup) <= keyStoreDays))
      .map(({ backup }) => backup.id),
  };
}

export type WalNeeds = {
  /** Names the segment from which all WAL is kept. */
  readonly from: string;
  /**
   * Returns true if a kept backup needs this segment. The next backup needs a segment of a later timeline, which a
   * restore began after the newest backup.
   */
  isNeeded(segment: string): boolean;
};

/**
 * Returns what the kept backups need of the WAL: all of it since the oldest recent one, and of each older backup only
 * what was written while it ran. Returns undefined if no backup is kept.
 */
export function walNeeds({ kept }: Choice): WalNeeds | undefined {
  const recent = kept.filter(({ why }) => why === 'newest' || why === 'recent').map(({ backup }) => backup.wal);
  const [newest] = recent;
  if (!newest) return undefined;
  const { segmentBytes } = newest;
  const position = (name: string) => readSegment(name, segmentBytes).position;
  const { timeline } = readSegment(newest.last, segmentBytes);
  const from = recent.reduce((least, { first }) => (position(first) < position(least) ? first : least), newest.first);
  const ranges = kept.map(({ backup: { wal } }) => [position(wal.first), position(wal.last)] as const);
  return {
    from,
    isNeeded: (segment) => {
      const at = position(segment);
      if (readSegment(segment, segmentBytes).timeline > timeline) return true;
      return at >= position(from) || ranges.some(([first, last]) => first <= at && at <= last);
    },
  };
}
