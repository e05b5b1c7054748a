import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { MIGRATION_NOT_UNDOABLE } from '@toric/contracts/customer/imports/migration.errors';
import { UndoMigration } from '@toric/contracts/customer/imports/migration.http';
import { undoLast } from '../migrations/migration.flow.ts';
import { isUndoable, migrationView } from '../migrations/migration.ts';
import { movedMigration, requireMigration } from '../migrations/require-migration.flow.ts';

/**
 * POST /migrations/{migrationId}/undo. Undoes the files, from the last to the first. Emits customer.import-moved.v1.
 */
export const undoMigration = command(UndoMigration, {
  async run({ params: { migrationId: id }, body: { why }, actor, tx, now, newId }) {
    const migration = await requireMigration(tx, id, actor);
    const { state } = migration;
    const hasStopped = ['done', 'cancelled', 'failed'].includes(state);
    if (!hasStopped || !migration.steps.some(isUndoable)) throw MIGRATION_NOT_UNDOABLE({ state });
    const messages = await undoLast({ tx, now, newId }, migration);
    const undone = answer(migrationView(await movedMigration(tx, id))).emits(...messages);
    return undone.records({ action: 'migration.undone', subject: id, why });
  },
});
