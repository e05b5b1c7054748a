import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { MIGRATION_NOT_READY } from '@toric/contracts/customer/imports/migration.errors';
import { StartMigration } from '@toric/contracts/customer/imports/migration.http';
import type { ImportKinds } from '../plans/import-kinds.ts';
import { startMigrationRun } from '../migrations/migration.flow.ts';
import { migrationView } from '../migrations/migration.ts';
import { movedMigration, requireMigration } from '../migrations/require-migration.flow.ts';

/** POST /migrations/{migrationId}/start. Starts the first file. Emits customer.import-moved.v1. */
export const startMigration = (kinds: ImportKinds) =>
  command(StartMigration, {
    async run({ params: { migrationId: id }, actor, tx, now, newId }) {
      const migration = await requireMigration(tx, id, actor);
      const { state } = migration;
      if (state !== 'ready') throw MIGRATION_NOT_READY({ state });
      const messages = await startMigrationRun({ tx, now, newId }, kinds, migration);
      const started = answer(migrationView(await movedMigration(tx, id))).emits(...messages);
      return started.records({ action: 'migration.started', subject: id });
    },
  });
