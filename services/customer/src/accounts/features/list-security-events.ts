import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ACCOUNT_NOT_FOUND } from '@toric/contracts/customer/accounts/account.errors';
import { ListSecurityEvents } from '@toric/contracts/customer/accounts/account.http';
import { readEvents } from '../security-log.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /security-events. Lists the security log of the caller. An auditor may name another account. */
export const listSecurityEvents = ({ vault }: { vault: Vault }) =>
  query<typeof ListSecurityEvents, Reader>(ListSecurityEvents, {
    async run({ query: { limit, cursor, count, accountId }, actor, db }) {
      const id = accountId ?? actor.id;
      const mayRead = id === actor.id || actor.roles.includes('auditor');
      const events = mayRead ? await readEvents(db, vault, id, { limit, cursor, count }) : undefined;
      if (!events) throw ACCOUNT_NOT_FOUND();
      return pageOf(events, limit, ({ id: eventId, createdAt, view }) => ({
        ...{ id: eventId, ...view, createdAt: createdAt.toISOString() },
      }));
    },
  });
