import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';

/** Returns the ids of the staff who have the role and can sign in. */
export async function findStaffWith(tx: Tx, role: StaffRole): Promise<string[]> {
  const staff = await tx.many<{ id: string }>`
    select id from account where kind = 'staff' and ${role} = any(roles) and password_hash is not null order by id`;
  return staff.map(({ id }) => id);
}
