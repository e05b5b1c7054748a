import type { Actor } from '@toric/contracts/kernel/access';
import type { OrderChannel } from '@toric/contracts/order/desk/known';

/** The origin of an order: the way, and the member of staff or the machine that placed it. */
export type Origin = { readonly channel: OrderChannel; readonly placedBy: string | null };

/** Returns the origin of a new order. A customer orders on the web, unless her client says that it is a program. */
export function originOf(actor: Actor, named: OrderChannel | undefined): Origin {
  if (actor.kind === 'customer') return { channel: named === 'api' ? 'api' : 'web', placedBy: null };
  return { channel: named ?? (actor.key ? 'api' : 'phone'), placedBy: actor.id };
}
