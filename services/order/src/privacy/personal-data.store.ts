import type { Vault, WrappedKey } from '@toric/chassis/data/vault';
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Tx } from '@toric/messaging/sql';
import { findPersonalCarts } from '../carts/cart.store.ts';
import { findPersonalAmendments } from '../amendments/amendment.store.ts';
import { findPersonalCredit } from '../credit/credit.store.ts';
import { findLinesOf } from '../history/past-order.store.ts';
import { findFields } from '../fields/order-field.store.ts';
import { findPersonalValues } from '../fields/order-value.store.ts';
import { findPersonalNotes } from '../notes/order-note.store.ts';
import { findPersonalHolds } from '../orders/holds/hold.store.ts';
import { findPersonalParcels } from '../parcels/personal-parcels.store.ts';
import { openNote, openParameters, openPlace } from '../orders/order.store.ts';
import { findPersonalReturns } from '../returns/return-privacy.store.ts';

type SealedLine = { id: string; orderId: string; sealedParameters: string | null };
type SealedOrder = { id: string; sealedNote: string | null; sealedPlace: string | null };

/** Returns the orders of a customer with their lines and steps, and her credit, decrypted. */
export async function findPersonalRecords(tx: Tx, vault: Vault, customerId: string): Promise<PersonalRecords> {
  const keys = await tx.many<WrappedKey>`
    select customer_id, version, wrapped from data_key where customer_id = ${customerId}`;
  if (keys.length === 0) return {};
  const keyring = vault.keyring(keys);
  const orders = await tx.many<SealedOrder>`
    select id, number, status, reason_code, reason_detail, market, currency, subtotal, discount, coupon_code,
      shipping_address_id, sealed_note, delivery_name, delivery_charge, tax_on_top, tax, promised_on, promised_before, sealed_place, carrier, tracking_number, invoice_number, channel, created_at, updated_at
    from orders where customer_id = ${customerId} order by created_at, id`;
  const lines = await tx.many<SealedLine>`
    select l.id, l.order_id, l.goods, l.rule, l.eye, l.product_id, l.product_name, l.prescription_id, l.pack_size, l.quantity, l.unit_price,
      l.sealed_parameters
    from order_line l join orders o on o.id = l.order_id
    where o.customer_id = ${customerId} order by l.order_id, l.position`;
  const steps = await tx.many<object>`
    select s.order_id, s.status, s.reason_code, s.at from order_step s join orders o on o.id = s.order_id
    where o.customer_id = ${customerId} order by s.order_id, s.id`;
  return {
    orders: orders.map(({ sealedNote, sealedPlace, ...order }) => ({
      ...order,
      note: openNote(keyring, { ...order, sealedNote }),
      place: openPlace(keyring, { ...order, sealedPlace }),
    })),
    orderLines: lines.map(({ sealedParameters, ...line }) => ({
      ...line,
      parameters: openParameters(keyring, { ...line, sealedParameters }),
    })),
    orderSteps: steps,
    orderAmendments: await findPersonalAmendments(tx, customerId, keyring),
    pastOrders: await findLinesOf(tx, keyring, customerId),
    orderFields: await findPersonalValues(tx, customerId, keyring, await findFields(tx)),
    ...(await findPersonalCredit(tx, customerId, keyring)),
    ...(await findPersonalReturns(tx, customerId, keyring)),
    orderNotes: await findPersonalNotes(tx, customerId, keyring),
    orderHolds: await findPersonalHolds(tx, customerId, keyring),
    ...(await findPersonalParcels(tx, customerId, keyring)),
    carts: await findPersonalCarts(tx, customerId, keyring),
  };
}
