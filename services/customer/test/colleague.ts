import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { CustomerStack } from './customer-stack.ts';

/** Inserts the account of a colleague who can sign in, and returns her id and an access token. */
export async function addColleague(shop: CustomerStack, ...roles: StaffRole[]): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  await shop.stack.admin.query(
    `insert into customer.account (id, kind, roles, email_index, password_hash, created_at)
     values ($1, 'staff', $2, $3, 'a hash', now())`,
    [id, roles, `index of ${id}`],
  );
  return { id, token: await shop.stack.token({ id, kind: 'staff', roles }) };
}
