import type { Role } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';

/** Describes a colleague: a member of staff who can sign in. */
export type ActiveColleague = { readonly id: string; readonly roles: readonly Role[] };

/** Returns the members of staff among these ids who can sign in. */
export const findActiveColleagues = (tx: Tx, ids: readonly string[]): Promise<ActiveColleague[]> =>
  tx.many<ActiveColleague>`
    select id, roles from account
    where id = any(${[...new Set(ids)]}::uuid[]) and kind = 'staff' and password_hash is not null order by id`;
