import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { ListStaff } from '@toric/contracts/customer/staff/staff.http';
import type { Reader } from '../../reader.store.ts';
import { staffView } from '../staff.ts';
import { readStaff } from '../staff.reader.store.ts';

/** GET /staff. Lists the staff, newest first. */
export const listStaff = ({ vault }: { vault: Vault }) =>
  query<typeof ListStaff, Reader>(ListStaff, {
    async run({ query: asked, db }) {
      return pageOf(await readStaff(db, vault, asked), asked.limit, ({ member }) => staffView(member));
    },
  });
