import type { Actor } from '@toric/contracts/kernel/access';
import { MIGRATION_NOT_FOUND } from '@toric/contracts/customer/imports/migration.errors';
import type { Tx } from '@toric/messaging/sql';
import { mayImport, requireImporter } from '../read-file.flow.ts';
import { lockMigration } from './migration.store.ts';
import type { Migration } from './migration.ts';

/** Locks a migration that the caller may move. Throws unless she may import one of its files. */
export async function requireMigration(tx: Tx, id: string, actor: Actor): Promise<Migration> {
  const migration = await lockMigration(tx, id);
  if (!migration) throw MIGRATION_NOT_FOUND();
  const [first] = migration.steps;
  if (first && !migration.steps.some(({ subject }) => mayImport(subject, actor))) requireImporter(first.subject, actor);
  return migration;
}

/** Returns a migration after it was moved. */
export async function movedMigration(tx: Tx, id: string): Promise<Migration> {
  const migration = await lockMigration(tx, id);
  if (!migration) throw MIGRATION_NOT_FOUND();
  return migration;
}
