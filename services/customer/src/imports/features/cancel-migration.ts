import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { MIGRATION_OVER } from '@toric/contracts/customer/imports/migration.errors';
import { CancelMigration } from '@toric/contracts/customer/imports/migration.http';
import type { ImportKinds } from '../plans/import-kinds.ts';
import { stopSteps } from '../migrations/migration.flow.ts';
import { migrationView } from '../migrations/migration.ts';
import { saveState } from '../migrations/migration.store.ts';
import { movedMigration, requireMigration } from '../migrations/require-migration.flow.ts';

/** POST /migrations/{migrationId}/cancel. Stops the jobs of all files. Emits customer.import-moved.v1. */
export const cancelMigration = (kinds: ImportKinds) =>
  command(CancelMigration, {
    async run({ params: { migrationId: id }, actor, tx, now, newId }) {
      const migration = await requireMigration(tx, id, actor);
      const { state } = migration;
      if (!['checking', 'ready', 'running'].includes(state)) throw MIGRATION_OVER({ state });
      await saveState(tx, id, 'cancelled', now);
      const messages = await stopSteps({ tx, now, newId }, kinds, migration);
      const stopped = answer(migrationView(await movedMigration(tx, id))).emits(...messages);
      return stopped.records({ action: 'migration.cancelled', subject: id });
    },
  });
