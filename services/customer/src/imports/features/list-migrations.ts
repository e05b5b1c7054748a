import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListMigrations } from '@toric/contracts/customer/imports/migration.http';
import type { Reader } from '../../reader.store.ts';
import { readMigrations } from '../migrations/migration.reader.store.ts';

/** GET /migrations. Lists migrations, newest first. */
export const listMigrations = query<typeof ListMigrations, Reader>(ListMigrations, {
  async run({ query: page, db }) {
    return pageOf(await readMigrations(db, page), page.limit, ({ view }) => view);
  },
});
