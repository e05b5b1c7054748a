// Tests which backups are kept. The newest one is always kept. A shop that prunes every day keeps the same backups as a
// shop that prunes once.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backupId } from '../objects/manifest.ts';
import { segmentName } from '../wal/segments.ts';
import { type Backup, chooseBackups, hasJumped, walNeeds } from './choose.ts';
import { Retention, RETENTION } from './settings.ts';

const DAY_MS = 86_400_000;
const segmentBytes = 16 * 1024 * 1024;
const NOW = new Date('2026-11-30T03:00:00Z');
const segment = (position: number) => segmentName({ timeline: 1, position }, segmentBytes);

/** Returns a backup. Each day fills ten segments of the WAL. */
function backupAt(at: Date): Backup {
  const position = Math.floor(at.getTime() / DAY_MS) * 10;
  const wal = { first: segment(position), last: segment(position + 2), segmentBytes };
  return { id: backupId(at), startedAt: at.toISOString(), wal };
}
const daysAgo = (days: number) => backupAt(new Date(NOW.getTime() - days * DAY_MS));
const daily = (days: number) => Array.from({ length: days }, (_, day) => daysAgo(day));
const idsOf = (backups: readonly Backup[]) => backups.map(({ id }) => id.slice(0, 8));
const settings = fc
  .record({
    keepAllDays: fc.integer({ min: 1, max: 20 }),
    weeks: fc.integer({ min: 0, max: 8 }),
    months: fc.integer({ min: 0, max: 12 }),
    keyStoreDays: fc.integer({ min: 1, max: 60 }),
  })
  .map((given) => Retention.parse(given));

test('all of fourteen days are kept, then the last one of a week and of a month', () => {
  const { kept, removed } = chooseBackups(daily(240), RETENTION, NOW);
  expect(kept.filter(({ why }) => why === 'newest' || why === 'recent')).toHaveLength(15);
  const of = (why: string) => idsOf(kept.filter((one) => one.why === why).map(({ backup }) => backup));
  expect(of('week')).toEqual(['20261115', '20261108', '20261101', '20261025', '20261018', '20261011']);
  expect(of('month')).toEqual(['20261031', '20260930', '20260831', '20260731', '20260630', '20260531']);
  expect(kept.length + removed.length).toBe(240);
});

test('the newest backup is kept however old it is, with its key store', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), settings, (days, retention) => {
      const backups = [daysAgo(days), daysAgo(days + 1), daysAgo(days + 400)];
      const { kept, keyStores } = chooseBackups(backups, retention, NOW);
      expect(kept[0]).toEqual({ backup: backups[0], why: 'newest' });
      expect(keyStores).toContain(backups[0]?.id);
    }),
  );
});

test('to prune each day keeps the same backups as to prune once', () => {
  fc.assert(
    fc.property(settings, fc.integer({ min: 1, max: 300 }), (retention, days) => {
      let kept: Backup[] = [];
      const first = NOW.getTime() - days * DAY_MS;
      for (let day = 0; day <= days; day += 1) {
        const now = new Date(first + day * DAY_MS);
        kept = chooseBackups([...kept, backupAt(now)], retention, now).kept.map(({ backup }) => backup);
      }
      expect(idsOf(kept)).toEqual(
        idsOf(chooseBackups(daily(days + 1), retention, NOW).kept.map(({ backup }) => backup)),
      );
    }),
    { numRuns: 30 },
  );
});

test('a clock that jumped forward costs no more than the backups before the newest seven', () => {
  const later = new Date('2030-01-01T00:00:00Z');
  const backups = [backupAt(later), ...daily(20)];
  const choice = chooseBackups(backups, RETENTION, later);
  expect(choice.kept.map(({ backup }) => backup)).toEqual(backups.slice(0, 7));
  expect(walNeeds(choice)?.from).toBe(daysAgo(5).wal.first);
});

test('the clock has jumped if only the newest backup is of this week', () => {
  const later = new Date('2030-01-01T00:00:00Z');
  expect(hasJumped([backupAt(later), ...daily(3)], later)).toBe(true);
  expect(hasJumped([backupAt(later), ...daily(3)], NOW)).toBe(false);
  expect(hasJumped([daysAgo(0), daysAgo(6)], NOW)).toBe(false);
  expect(hasJumped([daysAgo(30)], NOW)).toBe(false);
});

test('key stores go earlier than backups', () => {
  const { kept, keyStores } = chooseBackups(daily(240), RETENTION, NOW);
  expect(kept.length).toBeGreaterThan(keyStores.length);
  expect(keyStores.at(-1)?.slice(0, 8)).toBe('20261031');
});

test('all WAL since the oldest recent backup is needed, and of an older one only what was written while it ran', () => {
  const choice = chooseBackups(daily(60), RETENTION, NOW);
  const needs = walNeeds(choice);
  const oldestRecent = choice.kept.findLast(({ why }) => why === 'recent')?.backup;
  const weekly = choice.kept.find(({ why }) => why === 'week')?.backup;
  if (!needs || !oldestRecent || !weekly) throw new Error('the test needs these backups');
  expect(needs.from).toBe(oldestRecent.wal.first);
  expect(needs.isNeeded(oldestRecent.wal.first)).toBe(true);
  expect(needs.isNeeded(choice.kept[0]?.backup.wal.last ?? '')).toBe(true);
  for (const one of [weekly.wal.first, weekly.wal.last]) expect(needs.isNeeded(one)).toBe(true);
  const after = Math.floor(Date.parse(weekly.startedAt) / DAY_MS) * 10 + 3;
  expect(needs.isNeeded(segment(after))).toBe(false);
});

test('after a restore to an earlier moment the WAL of the new timeline is kept', () => {
  const [newest, before] = [daysAgo(0), daysAgo(1)];
  const back = {
    first: segmentName({ timeline: 2, position: 5 }, segmentBytes),
    last: segmentName({ timeline: 2, position: 6 }, segmentBytes),
  };
  const needs = walNeeds(chooseBackups([{ ...newest, wal: { ...newest.wal, ...back } }, before], RETENTION, NOW));
  expect(needs?.from).toBe(back.first);
  expect(needs?.isNeeded(back.last)).toBe(true);
  expect(needs?.isNeeded(before.wal.last)).toBe(true);
});

test('WAL of a timeline that began after the newest backup is kept, although its positions are low', () => {
  const needs = walNeeds(chooseBackups(daily(3), RETENTION, NOW));
  expect(needs?.isNeeded(segment(5))).toBe(false);
  expect(needs?.isNeeded(segmentName({ timeline: 2, position: 5 }, segmentBytes))).toBe(true);
});

test('no backup needs no WAL', () => {
  expect(walNeeds(chooseBackups([], RETENTION, NOW))).toBeUndefined();
});
