import { query } from '@toric/chassis/http/endpoint';
import { MIGRATION_NOT_FOUND } from '@toric/contracts/customer/imports/migration.errors';
import { GetMigration } from '@toric/contracts/customer/imports/migration.http';
import type { Reader } from '../../reader.store.ts';
import { readMigration } from '../migrations/migration.reader.store.ts';

/** GET /migrations/{migrationId}. Returns one migration. */
export const getMigration = query<typeof GetMigration, Reader>(GetMigration, {
  async run({ params: { migrationId }, db }) {
    const migration = await readMigration(db, migrationId);
    if (!migration) throw MIGRATION_NOT_FOUND();
    return migration;
  },
});
