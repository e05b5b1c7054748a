import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListStaffChanges } from '@toric/contracts/customer/staff/staff-change.http';
import type { Reader } from '../../reader.store.ts';
import { readStaffChanges } from '../staff-change.store.ts';

/** GET /staff-changes. Lists the changes of staff accounts, newest first. */
export const listStaffChanges = ({ vault }: { vault: Vault }) =>
  query<typeof ListStaffChanges, Reader>(ListStaffChanges, {
    async run({ query: { limit, cursor, count, staffId }, db }) {
      const changes = await readStaffChanges(db, vault, { staffId }, { limit, cursor, count });
      return pageOf(changes, limit, ({ view }) => view);
    },
  });
