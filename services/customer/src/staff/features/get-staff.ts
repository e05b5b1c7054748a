import { query } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { STAFF_NOT_FOUND } from '@toric/contracts/customer/staff/staff.errors';
import { GetStaff } from '@toric/contracts/customer/staff/staff.http';
import type { Reader } from '../../reader.store.ts';
import { staffView } from '../staff.ts';
import { readMember } from '../staff.reader.store.ts';

/** GET /staff/{staffId}. Shows one member of staff. */
export const getStaff = ({ vault }: { vault: Vault }) =>
  query<typeof GetStaff, Reader>(GetStaff, {
    async run({ params: { staffId }, db }) {
      const member = await readMember(db, vault, staffId);
      if (!member) throw STAFF_NOT_FOUND();
      return staffView(member);
    },
  });
