import { CUSTOMER_REASON_NEEDED } from '@toric/contracts/customer/people/customer.errors';
import type { Actor } from '@toric/contracts/kernel/access';

/** Returns the reason of a change, which a customer may leave out. Throws if staff give no reason. */
export function reasonOf({ kind }: Pick<Actor, 'kind'>, reason: string | undefined): string | undefined {
  if (kind === 'customer' || reason !== undefined) return reason;
  const refused = CUSTOMER_REASON_NEEDED();
  throw refused.at({ pointer: '/reason', detail: refused.detail });
}
