import type { Actor } from '@toric/contracts/kernel/access';
import { MIGRATION_NOT_FOUND } from '@toric/contracts/customer/imports/migration.errors';
import type { Tx } from '@toric/messaging/sql';
import { mayImport, requireImporter } from '../read-file.flow.ts';
import { lockMigration } from './migration.store.ts';
import type { Migration } from './migration.ts';

/**
 * Locks a migration that the caller may control. Throws unless she planned it or may import all of its files. A person
 * who sends a file for a migration agrees to what its planner does with the file, but to nobody else.
 */
export async function requireMigration(tx: Tx, id: string, actor: Actor): Promise<Migration> {
  const migration = await lockMigration(tx, id);
  if (!migration) throw MIGRATION_NOT_FOUND();
  const barred = migration.steps.find(({ subject }) => !mayImport(subject, actor));
  if (barred && migration.createdBy !== actor.id) requireImporter(barred.subject, actor);
  return migration;
}

/** Locks a migration after a change, and returns it. Throws if there is no such migration. */
export async function movedMigration(tx: Tx, id: string): Promise<Migration> {
  const migration = await lockMigration(tx, id);
  if (!migration) throw MIGRATION_NOT_FOUND();
  return migration;
}
