import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { BoxParameters, Eye } from '@toric/contracts/lens';
import { seesMedical } from '@toric/contracts/medical';
import {
  ORDER_CUSTOMER_MISSING,
  ORDER_CUSTOMER_UNKNOWN,
  ORDER_NOT_FOUND,
  ORDER_NOT_MADE,
  ORDER_NOT_REPEATABLE,
} from '@toric/contracts/order/order.errors';
import type { PlaceOrderBody } from '@toric/contracts/order/order.http';
import type { RepeatOrderBody } from '@toric/contracts/order/repeat.http';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { findOffers } from '../offer.store.ts';
import { findOrder, openParameters, openPlace } from '../order.store.ts';
import { priceLine } from '../price-line.ts';
import { repeatedLines } from './repeat.ts';

/**
 * Throws if the request names another customer than the customer of the earlier order. Throws also if staff use store
 * credit and their request does not name the customer who owns it.
 */
function assertNamed(actor: Actor, { customerId, useStoreCredit }: RepeatOrderBody, buyer: string): void {
  if (customerId !== undefined && customerId !== buyer) throw ORDER_CUSTOMER_UNKNOWN();
  if (actor.kind !== 'customer' && useStoreCredit !== undefined && !customerId) throw ORDER_CUSTOMER_MISSING();
}

type Wanted = {
  readonly orderId: string;
  readonly body: RepeatOrderBody;
  readonly self: string | undefined;
  readonly actor: Actor;
  readonly now: Date;
};

/**
 * Returns the body of a new order that repeats lines of an earlier order. If a lens is no longer made, the refusal of a
 * new order names the nearest lenses. A caller who may not see powers gets a refusal without them.
 */
export async function repeatedOrder(
  tx: Tx,
  vault: Vault,
  { orderId, body, self, actor, now }: Wanted,
): Promise<PlaceOrderBody & { customerId: string }> {
  const earlier = await findOrder(tx, orderId, self);
  if (!earlier) throw ORDER_NOT_FOUND();
  assertNamed(actor, body, earlier.customerId);
  const keys = await keyringFor(tx, vault, earlier.customerId);
  // an erased customer has no key any more, so the parameters of her lenses cannot be decrypted
  const sealed = earlier.lines.flatMap(({ sealedParameters }) => sealedParameters ?? []);
  if (!sealed.every((one) => keys.hasKeyOf(one))) throw ORDER_NOT_FOUND();
  const repeated = repeatedLines(
    earlier.lines.map((line) => ({
      ...line,
      eye: Eye.nullable().parse(line.eye),
      parameters: BoxParameters.parse(openParameters(keys, line)),
    })),
    body.lines,
  );
  const lines = [...repeated, ...(body.goods ?? [])];
  const { lines: _, goods: __, ...common } = body;
  const { market } = common;
  if (!seesMedical(actor)) {
    const offers = await findOffers(tx, lines);
    lines.forEach((line, index) => {
      const priced = priceLine(line, index, { market, on: dayOf(now) }, offers);
      if (priced instanceof BusinessError && priced.slug === ORDER_NOT_MADE.slug) throw ORDER_NOT_REPEATABLE();
    });
  }
  // an order to the address of the earlier order has the same region and postal code
  const isSame = common.shippingAddressId === earlier.shippingAddressId;
  const place = common.place ?? (isSame ? openPlace(keys, earlier) : undefined);
  return { ...common, place, customerId: earlier.customerId, lines };
}
