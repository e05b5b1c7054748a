import type { Actor } from '@toric/contracts/kernel/access';
import type { OrderChannel } from '@toric/contracts/order/desk/known';

/** Describes the origin of an order: the channel, and the member of staff or the machine that placed it. */
export type Origin = { readonly channel: OrderChannel; readonly placedBy: string | null };

/**
 * Returns the origin of a new order. The channel of a customer is `web`, unless her client names `api`. The channel of
 * staff is `phone`, and that of a machine is `api`, unless the request names another one.
 */
export function originOf(actor: Actor, named: OrderChannel | undefined): Origin {
  if (actor.kind === 'customer') return { channel: named === 'api' ? 'api' : 'web', placedBy: null };
  return { channel: named ?? (actor.key ? 'api' : 'phone'), placedBy: actor.id };
}
