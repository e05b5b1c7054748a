import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListSessions } from '@toric/contracts/customer/accounts/session.http';
import { readSessions } from '../session.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /sessions. Lists the live sessions of the caller, newest first. */
export const listSessions = ({ vault }: { vault: Vault }) =>
  query<typeof ListSessions, Reader>(ListSessions, {
    async run({ query: { limit, cursor, count }, actor, db }) {
      const page = await readSessions(db, vault, actor, { limit, cursor, count });
      return pageOf(page, limit, ({ id, origin, createdAt, lastUsedAt }) => ({
        ...{ id, current: id === actor.sessionId, ...origin },
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
      }));
    },
  });
