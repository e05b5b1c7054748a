/** Adds the state of backups to a shop that makes none, so that the pages of backups have something to show. */
import { randomUUID } from 'node:crypto';
import { openStateStore } from '../../operate/backup/state/state.store.ts';

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000];
const before = (ms: number) => new Date(Date.now() - ms);
const nameOf = (at: Date) => `${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
const wal = { first: '000000010000000000000003', last: '000000010000000000000004', segmentBytes: 16_777_216 };

/** Adds two backup targets, of which one cannot be reached, three backups, and a week of drills. */
export async function addBackups(adminDatabaseUrl: string): Promise<void> {
  const store = openStateStore(adminDatabaseUrl);
  const seen = { walSegment: '000000010000000000000009', missingSegments: 0 };
  await store.writeTargets([
    {
      ...{ print: 'a'.repeat(12), number: 1, kind: 'folder', reachedAt: before(0), walAt: before(MINUTE_MS) },
      ...{ walUntil: before(MINUTE_MS), ...seen },
    },
    {
      ...{ print: 'b'.repeat(12), number: 2, kind: 'bucket', reachedAt: before(40 * MINUTE_MS), ...seen },
      ...{ awaySince: before(40 * MINUTE_MS), walAt: before(41 * MINUTE_MS), walUntil: before(42 * MINUTE_MS) },
    },
  ]);
  const backups = [2, 1, 0].map((days) => before(days * DAY_MS + 60 * MINUTE_MS));
  for (const startedAt of backups)
    await store.insertBackup({
      ...{ id: nameOf(startedAt), startedAt: startedAt.toISOString(), objects: [{ bytes: 41_500_000 }], wal },
      endedAt: new Date(startedAt.getTime() + MINUTE_MS).toISOString(),
    });
  for (const print of ['a', 'b'])
    await store.writeCopies({
      print: print.repeat(12),
      backups: backups.map((at) => ({ name: nameOf(at), hasKeys: true })),
    });
  const figures = { passed: true, findings: 0, damages: 7, damagesFound: 7 };
  for (const days of [6, 5, 4, 3, 2, 1])
    await store.insertCheck({
      ...{ id: randomUUID(), kind: 'drill', at: before(days * DAY_MS).toISOString(), backup: '20261130T031500Z' },
      ...{ ...figures, rpoSeconds: 0.4 + days / 10, rtoSeconds: 18 + (days % 3) },
    });
  await store.insertCheck({
    ...{ id: randomUUID(), kind: 'verification', at: before(DAY_MS).toISOString(), backup: '20261130T031500Z' },
    ...{ passed: true, findings: 0, damages: null, damagesFound: null, rpoSeconds: null, rtoSeconds: null },
  });
  await store.report(null);
  await store.close();
}
