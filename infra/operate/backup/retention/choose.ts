/** Chooses the backups that are kept, and the WAL that they need. */
import type { Card } from '../objects/manifest.ts';
import { readSegment } from '../wal/segments.ts';
import type { Retention } from './settings.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const MONTH_DAYS = 31;
/** The first day of the Unix epoch was a Thursday. Three days more make each week begin on a Monday. */
const MONDAY_MS = 3 * DAY_MS;

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
 * Chooses among the backups of one target. Every recent backup is kept, then the last one of each week and of each
 * month. The newest one is always kept. A backup of the future counts as recent, because a clock was wrong.
 */
export function chooseBackups<B extends Backup>(backups: readonly B[], retention: Retention, now: Date): Choice<B> {
  const { keepAllDays, weeks, months, keyStoreDays } = retention;
  const newestFirst = backups.toSorted((one, other) => (one.id < other.id ? 1 : -1));
  const ageOf = ({ startedAt }: Backup) => (now.getTime() - Date.parse(startedAt)) / DAY_MS;
  const taken = { week: new Set<string>(), month: new Set<string>() };
  const whyKept = (backup: B, isNewest: boolean): Why | undefined => {
    const at = Date.parse(backup.startedAt);
    const [age, week, month] = [ageOf(backup), weekOf(at), monthOf(at)];
    const isLast = { week: !taken.week.has(week), month: !taken.month.has(month) };
    taken.week.add(week);
    taken.month.add(month);
    if (isNewest) return 'newest';
    if (age <= keepAllDays) return 'recent';
    if (isLast.week && age <= keepAllDays + weeks * WEEK_DAYS) return 'week';
    return isLast.month && age <= keepAllDays + months * MONTH_DAYS ? 'month' : undefined;
  };
  const decided = newestFirst.map((backup, at) => ({ backup, why: whyKept(backup, at === 0) }));
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
  /** Returns true if a kept backup needs this segment. */
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
  const from = recent.reduce((least, { first }) => (position(first) < position(least) ? first : least), newest.first);
  const ranges = kept.map(({ backup: { wal } }) => [position(wal.first), position(wal.last)] as const);
  return {
    from,
    isNeeded: (segment) => {
      const at = position(segment);
      return at >= position(from) || ranges.some(([first, last]) => first <= at && at <= last);
    },
  };
}
