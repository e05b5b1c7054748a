import type { Client } from '@toric/client/client';
import { AmendOrder } from '@toric/contracts/order/amendments/amendment.http';
import { CreateCart } from '@toric/contracts/order/carts/cart.http';
import { PlaceOrderHold } from '@toric/contracts/order/holds/order-hold.http';
import { AddOrderNote } from '@toric/contracts/order/notes/order-note.http';
import type { OrderView } from '@toric/contracts/order/order.http';
import { RepeatOrder } from '@toric/contracts/order/repeat.http';
import { CreateOrderTag, TagOrder } from '@toric/contracts/order/tags/order-tag.http';

type Tokens = { readonly sales: string; readonly ana: string };

/**
 * Adds an order by phone that is held, with notes, a tag, and a very low price that waits for a second person. Adds
 * also a cart of the same customer.
 */
export async function addOrderDesk(api: Client, { sales: token, ana }: Tokens, order: OrderView): Promise<void> {
  const { market, shippingAddressId } = order;
  const wanted = { market, shippingAddressId, paymentToken: 'tok_visa', channel: 'phone' as const };
  const { body: placed } = await api.call(RepeatOrder, {
    ...{ token, params: { orderId: order.id }, prefer: 'wait=10' },
    body: { ...wanted, note: 'Please leave it with the neighbour' },
  });
  const params = { orderId: placed.id };
  await api.call(AddOrderNote, { token, params, body: { kind: 'shop', text: 'She asked for the invoice by mail.' } });
  const { body: tag } = await api.call(CreateOrderTag, {
    token,
    body: CreateOrderTag.body.parse(CreateOrderTag.example),
  });
  await api.call(TagOrder, { token, params: { ...params, tagId: tag.id } });
  const unitPrice = { amount: 1, currency: placed.total.currency };
  const cheap = placed.lines.map(({ lineId, quantity }) => ({ lineId, quantity, unitPrice }));
  await api.call(AmendOrder, { token, params, body: { lines: cheap, why: 'The boxes were torn, and she takes them' } });
  await api.call(PlaceOrderHold, { token, params, body: PlaceOrderHold.body.parse(PlaceOrderHold.example) });
  const lines = order.lines.map(({ productId, packId, quantity }) => ({ productId, packId, quantity }));
  await api.call(CreateCart, { token: ana, body: { place: { country: market }, lines } });
}
