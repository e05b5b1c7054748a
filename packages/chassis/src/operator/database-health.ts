import { GetDatabaseHealth } from '@toric/contracts/operator/database.http';
import { query } from '../http/endpoint.ts';
import { readDatabaseHealth } from './database-health.store.ts';

/** GET /operations/{service}/database. Shows what slows the database of this service. */
export const getDatabaseHealth = query(GetDatabaseHealth, {
  async run({ read, now }) {
    const { statisticsSince, ...rest } = await readDatabaseHealth(read);
    return { at: now.toISOString(), statisticsSince: statisticsSince?.toISOString() ?? null, ...rest };
  },
});
