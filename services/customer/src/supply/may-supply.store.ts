import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Address } from '@toric/contracts/contact/contact';
import { buyerContext } from '@toric/contracts/payment/buyer';
import type { EvidenceBasis } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import {
  findOrderAddresses,
  type NewOrderAddress,
  openOrderAddress,
  sealOrderAddress,
  type SealedOrderAddress,
} from '../people/order-address.store.ts';
import { buyerOf } from './buyer.ts';
import { lockCustomers } from '../customer-lock.store.ts';
import { findKeyrings } from '../data-key.store.ts';
import { findSealedPeople, openPersonalData } from '../people/customer.store.ts';
import { findSupplies } from './supply.store.ts';
import { findPrivateLabels } from './private-label.store.ts';
import { openRevision, type StoredRow } from '../prescriptions/prescription.store.ts';
import type { AskedSupply, Delivery, SupplyFacts } from './may-supply.ts';

type WithEvidence = StoredRow & { sealed: string; basis: EvidenceBasis | null };

type StoredDelivery = Delivery & { readonly place: Address; readonly copy: NewOrderAddress | undefined };
/**
 * Holds the facts for the decisions. For each order that has no copy of its address yet, holds the copy that may be
 * stored. The key of `addresses` is the order id.
 */
export type StoredFacts = Omit<SupplyFacts, 'addresses' | 'lensIds' | 'mostDays'> & {
  readonly addresses: ReadonlyMap<string, StoredDelivery>;
  /** Returns the buyer of the order, encrypted for the payment service. It is called for permitted orders only. */
  readonly sealedBuyerOf: (request: AskedSupply) => string;
};

/**
 * Locks the customers until the transaction ends, and returns the facts that decide whether each request may be
 * supplied. Parallel orders of one customer are decided one after the other, so each counts the supplies of the orders
 * before it. The lock and the reads are sent together, in one round trip. A caller that also locks a prescription must
 * lock the customer first.
 */
export async function findSupplyFacts(tx: Tx, vault: Vault, requests: readonly AskedSupply[]): Promise<StoredFacts> {
  const prescriptionIds = new Set(requests.flatMap(({ lines }) => lines.map(({ prescriptionId }) => prescriptionId)));
  const customerIds = new Set(requests.map(({ customerId }) => customerId));
  const [, supplies, rows, sealedAddresses, keys, labels, people] = await Promise.all([
    lockCustomers(tx, [...customerIds]),
    findSupplies(tx, requests),
    tx.many<WithEvidence>`
      select p.*, r.sealed, e.basis from prescription p
        join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
        left join evidence e on e.id = p.evidence_id
      where p.id = any(${[...prescriptionIds]}::uuid[])`,
    findOrderAddresses(tx, requests.map(addressAsked)),
    findKeyrings(tx, vault, [...customerIds]),
    findPrivateLabels(tx),
    findSealedPeople(tx, [...customerIds]),
  ]);
  // rows of other customers are left out and never decrypted
  const own = <T extends { customerId: string }>({ customerId }: T) => customerIds.has(customerId);
  // an erased customer still has rows of prescriptions, which no longer permit supply
  const isKnown = ({ customerId }: { customerId: string }) => people.some(({ id }) => id === customerId);
  const addresses = new Map(
    sealedAddresses.filter(own).map((row) => [row.orderId, deliveryOf(row, keys(row.customerId))]),
  );
  // an amendment without a new address is decided for the address copy of its order
  for (const { orderId, amendmentId, newAddress } of requests) {
    const kept = addresses.get(orderId);
    if (amendmentId !== undefined && !newAddress && kept) addresses.set(amendmentId, { ...kept, copy: undefined });
  }
  const amended = new Set(requests.flatMap((asked) => (asked.amendmentId === undefined ? [] : [asked.orderId])));
  return {
    prescriptions: new Map(
      rows
        .filter(own)
        .filter(isKnown)
        .map((row) => [row.id, prescriptionOf(row, keys(row.customerId))]),
    ),
    addresses,
    labels,
    supplies: supplies.filter(({ orderId }) => orderId === null || !amended.has(orderId)),
    restricted: new Set(people.flatMap(({ id, restrictedAt }) => (restrictedAt ? [id] : []))),
    sealedBuyerOf({ orderId, customerId, amendmentId = orderId }) {
      const [person, delivery] = [people.find(({ id }) => id === customerId), addresses.get(amendmentId)];
      if (!person || !delivery) throw new Error(`order ${orderId} was permitted without a customer or an address`);
      const buyer = buyerOf(openPersonalData(keys(customerId), person), delivery.place);
      return vault.handover.seal(buyerContext(orderId), JSON.stringify(buyer));
    },
  };
}

/**
 * Returns the id under which the address of a request is looked up. A new address of an amendment is stored under the
 * id of the amendment, because the order keeps a copy of its old address.
 */
const addressAsked = ({ orderId, amendmentId, newAddress, shippingAddressId }: AskedSupply) => ({
  orderId: amendmentId !== undefined && newAddress ? amendmentId : orderId,
  shippingAddressId,
});

function deliveryOf(row: SealedOrderAddress, keys: Keyring) {
  const { orderId, customerId } = row;
  const place = openOrderAddress(keys, row);
  const copy = row.kept === null ? { orderId, customerId, sealed: sealOrderAddress(keys, orderId, place) } : undefined;
  return { customerId, place, copy };
}

function prescriptionOf({ sealed, basis, ...row }: WithEvidence, keys: Keyring) {
  const { customerId, status, revision, evidenceId } = row;
  const evidence = evidenceId !== null && basis !== null ? { id: evidenceId, basis } : undefined;
  return { customerId, status, revision, evidence, contents: openRevision(keys, { ...row, sealed }) };
}
