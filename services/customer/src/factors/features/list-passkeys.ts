import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListPasskeys } from '@toric/contracts/customer/accounts/passkey.http';
import { readPasskeys } from '../../accounts/passkey.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /account/passkeys. Lists the passkeys of the caller, newest first. There are at most ten. */
export const listPasskeys = ({ vault }: { vault: Vault }) =>
  query<typeof ListPasskeys, Reader>(ListPasskeys, {
    async run({ actor, db }) {
      const passkeys = await readPasskeys(db, vault, actor.id);
      return {
        data: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
          ...{ id, name, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null },
        })),
      };
    },
  });
