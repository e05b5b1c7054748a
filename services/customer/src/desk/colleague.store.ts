import type { Role } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';

/** A member of staff who can sign in. */
export type ActiveColleague = { readonly id: string; readonly roles: readonly Role[] };

/** Returns those of these members of staff who can sign in. */
export const findActiveColleagues = (tx: Tx, ids: readonly string[]): Promise<ActiveColleague[]> =>
  tx.many<ActiveColleague>`
    select id, roles from account
    where id = any(${[...new Set(ids)]}::uuid[]) and kind = 'staff' and password_hash is not null order by id`;

/** Returns the ids of all members of staff who hold the role and can sign in. */
export async function findActiveWith(tx: Tx, role: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select id from account where kind = 'staff' and ${role} = any(roles) and password_hash is not null order by id`;
  return rows.map(({ id }) => id);
}
