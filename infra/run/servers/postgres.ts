// Finds the PostgreSQL server for development and tests. It takes the server in DATABASE_ADMIN_URL, else a local server
// that accepts us, else our own server. The administrator must be allowed to create databases and roles (provision.ts).
import { resolve } from 'node:path';
import { type EmbeddedOptions, startEmbedded } from './postgres-embedded.ts';
import { findLocal, inspect } from './postgres-probe.ts';
import type { Postgres } from './server.ts';

export async function findPostgres({ dataDir, ...options }: EmbeddedOptions): Promise<Postgres> {
  const given = process.env['DATABASE_ADMIN_URL'];
  if (given) return useGiven(given);
  if (process.env['TORIC_POSTGRES'] !== 'embedded' && !options.archives) {
    const local = await findLocal();
    if (local) return { ...local, stop: async () => {} };
  }
  return startEmbedded({ dataDir: resolve(dataDir), ...options });
}

async function useGiven(adminUrl: string): Promise<Postgres> {
  const answer = await inspect(adminUrl, 5_000);
  if (!answer.ok) {
    throw new Error(
      `DATABASE_ADMIN_URL is set but cannot be used: ${answer.reason}. ` +
        'Correct it, or unset it to let Toric look for a local server or start its own.',
    );
  }
  return { adminUrl, how: `PostgreSQL ${answer.version} from DATABASE_ADMIN_URL`, stop: async () => {} };
}
