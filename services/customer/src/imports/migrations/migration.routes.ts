import type { Vault } from '@toric/chassis/data/vault';
import type { Endpoint } from '@toric/chassis/http/endpoint';
import type { Reader } from '../../reader.store.ts';
import { cancelMigration } from '../features/cancel-migration.ts';
import { getMigration } from '../features/get-migration.ts';
import { listMigrations } from '../features/list-migrations.ts';
import { planMigration } from '../features/plan-migration.ts';
import { startMigration } from '../features/start-migration.ts';
import { undoMigration } from '../features/undo-migration.ts';
import type { ImportKinds } from '../plans/import-kinds.ts';

/** Lists the routes of the operations on migrations. */
export const migrationRoutes = ({ vault }: { vault: Vault }, kinds: ImportKinds): Endpoint<Reader>[] => [
  ...[planMigration({ vault }, kinds), listMigrations, getMigration],
  ...[startMigration(kinds), cancelMigration(kinds), undoMigration],
];
