import { fileAnchors } from '@toric/chassis/changes/anchors';
import { type Verified, verifyChain } from '@toric/chassis/changes/verify-chain';
import { openDatabase } from '@toric/messaging/database';
import { readOf } from '@toric/messaging/sql';
import { type OwnerName, schemaOf } from '../../run/system/parts.ts';

/** Returns the function that verifies the whole chain of a service, with the rights of the administrator. */
export const verifyChangesOf =
  (adminUrl: string, anchorDir: string) =>
  async (owner: OwnerName): Promise<Verified> => {
    const database = openDatabase({ url: adminUrl, poolSize: 1, name: 'verify changes' });
    const client = await database.pool.connect();
    try {
      await client.query(`set search_path = "${schemaOf(owner)}"`);
      const anchored = await fileAnchors(anchorDir, owner).read();
      const all = { after: 0, limit: Number.MAX_SAFE_INTEGER };
      return await verifyChain((statement) => readOf<never>(statement)(client), anchored, all);
    } finally {
      client.release(true);
      await database.close();
    }
  };
