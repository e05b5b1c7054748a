import type { Keyring } from '@toric/chassis/data/vault';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { VerificationRequest } from '@toric/contracts/customer/supply/verification.http';
import { Eye } from '@toric/contracts/lens';
import type { Tx } from '@toric/messaging/sql';
import { type Law, lawOf, lawsAt } from '@toric/optics/jurisdiction/place';
import { findOrderAddresses, openOrderAddress } from '../people/order-address.store.ts';
import { findPersonalData } from '../people/customer.store.ts';
import { findRevision } from '../prescriptions/prescription.store.ts';
import type { SupplyRequest } from './may-supply.ts';
import type { Verification } from './verification/verification.ts';
import { findWaitingOrders } from './waiting-order.store.ts';
import { fullName } from '../people/customer.ts';

type ComposedRequest = { asked: VerificationRequest; laws: readonly Law[]; issuedIn: string };

/**
 * Returns the contents that a request to a prescriber must have (16 CFR 315.5(b)), and the laws that decide its
 * deadline. Returns undefined if no order waits any more, because the request must name the ordered quantity.
 */
export async function composeRequest(
  tx: Tx,
  keys: Keyring,
  { customerId, prescriptionId, revision }: Verification,
): Promise<ComposedRequest | undefined> {
  const orders = await findWaitingOrders(tx, customerId, prescriptionId);
  const [first] = orders;
  if (!first) return undefined;
  const [personal, contents, sealed] = await Promise.all([
    findPersonalData(tx, keys, customerId),
    findRevision(tx, keys, { id: prescriptionId, revision }),
    findOrderAddresses(tx, orders),
  ]);
  const addresses = new Map(sealed.map((address) => [address.orderId, openOrderAddress(keys, address)]));
  const asked = {
    patient: { name: fullName(personal), address: addresses.get(first.orderId) ?? null },
    lenses: lensesOf(contents, orders, prescriptionId),
    requestedOn: first.on,
    prescriber: contents.prescriber,
  };
  const places = [contents.issuedIn, ...orders.flatMap(({ market }) => market ?? [])];
  const laws = [...places.map(lawOf), ...[...addresses.values()].flatMap(lawsAt)];
  return { asked, laws, issuedIn: contents.issuedIn };
}

/**
 * Returns the lenses that the prescriber is asked to confirm. `boxes` is the sum over all waiting orders. It is null if
 * one of the orders does not state its quantity.
 */
function lensesOf({ eyes }: PrescriptionContents, orders: readonly SupplyRequest[], prescriptionId: string) {
  return Eye.options.flatMap((eye): VerificationRequest['lenses'] => {
    const lens = eyes[eye];
    const lines = orders
      .flatMap((order) => order.lines)
      .filter((line) => line.prescriptionId === prescriptionId && line.eye === eye);
    if (!lens || lines.length === 0) return [];
    const boxes = lines.reduce<number | null>(
      (sum, { quantity }) => (sum === null || quantity === undefined ? null : sum + quantity),
      0,
    );
    return [{ eye, productId: lens.productId, productName: lens.productName, parameters: lens.parameters, boxes }];
  });
}
