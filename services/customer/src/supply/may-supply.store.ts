import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { EvidenceBasis } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import {
  findOrderAddresses,
  type NewOrderAddress,
  openOrderAddress,
  sealOrderAddress,
  type SealedOrderAddress,
} from '../people/order-address.store.ts';
import { findKeyrings } from '../data-key.store.ts';
import { findPrivateLabels } from './private-label.store.ts';
import { openRevision, type StoredRow } from '../prescriptions/prescription.store.ts';
import type { Delivery, SupplyFacts, SupplyRequest } from './may-supply.ts';

type WithEvidence = StoredRow & { sealed: string; basis: EvidenceBasis | null };

/** The facts, and for each order without a copy of its address the copy that may be kept. Key: order id. */
export type StoredFacts = Omit<SupplyFacts, 'addresses'> & {
  readonly addresses: ReadonlyMap<string, Delivery & { readonly copy: NewOrderAddress | undefined }>;
};

/**
 * Returns the facts that decide whether each request may be supplied. Four pipelined statements read the facts of all
 * requests in one round trip.
 */
export async function findSupplyFacts(tx: Tx, vault: Vault, requests: readonly SupplyRequest[]): Promise<StoredFacts> {
  const prescriptionIds = new Set(requests.flatMap(({ lines }) => lines.map(({ prescriptionId }) => prescriptionId)));
  const customerIds = new Set(requests.map(({ customerId }) => customerId));
  const [rows, sealedAddresses, keys, labels] = await Promise.all([
    tx.many<WithEvidence>`
      select p.*, r.sealed, e.basis from prescription p
        join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
        left join evidence e on e.id = p.evidence_id
      where p.id = any(${[...prescriptionIds]}::uuid[])`,
    findOrderAddresses(tx, requests),
    findKeyrings(tx, vault, [...customerIds]),
    findPrivateLabels(tx),
  ]);
  // Rows of other customers are left out, so they are never decrypted.
  const own = <T extends { customerId: string }>({ customerId }: T) => customerIds.has(customerId);
  return {
    prescriptions: new Map(rows.filter(own).map((row) => [row.id, prescriptionOf(row, keys(row.customerId))])),
    addresses: new Map(sealedAddresses.filter(own).map((row) => [row.orderId, deliveryOf(row, keys(row.customerId))])),
    labels,
  };
}

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
