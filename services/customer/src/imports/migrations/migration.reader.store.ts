import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { MigrationView } from '@toric/contracts/customer/imports/migration.http';
import type { Migration as Row, MigrationStep } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';

const withSteps = { steps: { orderBy: { position: 'asc' } } } as const;

const viewOf = ({ steps, createdAt, startedAt, endedAt, ...rest }: Row & { steps: MigrationStep[] }): MigrationView =>
  MigrationView.parse({
    ...rest,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    steps: steps.map(({ plan: _plan, migrationId: _id, ...step }) => step),
  });

/** Returns a migration as the API shows it. Returns undefined if there is no such migration. */
export async function readMigration(db: Reader, id: string): Promise<MigrationView | undefined> {
  const row = await db.migration.findUnique({ where: { id }, include: withSteps });
  return row ? viewOf(row) : undefined;
}

/** Returns at most `limit` + 1 migrations, newest first. The extra migration shows that another page follows. */
export async function readMigrations(db: Reader, page: PageQuery) {
  const found = await db.migration.findMany({ ...pageRange(page, {}), include: withSteps });
  const rows = found.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt },
    get view() {
      return viewOf(row);
    },
  }));
  return withTotal(page, rows, (range) => db.migration.count({ ...range }));
}
