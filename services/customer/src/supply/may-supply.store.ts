/** What the decision about orders rests on: four statements for all of them, in one journey. */
import type { Vault } from '@toric/chassis/vault';
import type { EvidenceBasis } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { lawsAt } from '@toric/optics/jurisdiction/place';
import { findSealedAddresses, openAddress } from '../people/address.store.ts';
import { findKeyrings } from '../data-key.store.ts';
import { findPrivateLabels } from './private-label.store.ts';
import { openRevision, type StoredRow } from '../prescriptions/prescription.store.ts';
import type { SupplyFacts, SupplyRequest } from './may-supply.ts';

type WithEvidence = StoredRow & { sealed: string; basis: EvidenceBasis | null };

export async function findSupplyFacts(tx: Tx, vault: Vault, requests: readonly SupplyRequest[]): Promise<SupplyFacts> {
  const wanted = new Set(requests.flatMap(({ lines }) => lines.map(({ prescriptionId }) => prescriptionId)));
  const places = new Set(requests.map(({ shippingAddressId }) => shippingAddressId));
  const buyers = new Set(requests.map(({ customerId }) => customerId));
  const [rows, sealedAddresses, keys, labels] = await Promise.all([
    tx.many<WithEvidence>`
      select p.*, r.sealed, e.basis from prescription p
        join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
        left join evidence e on e.id = p.evidence_id
      where p.id = any(${[...wanted]}::uuid[])`,
    findSealedAddresses(tx, [...places]),
    findKeyrings(tx, vault, [...buyers]),
    findPrivateLabels(tx),
  ]);
  // what is another's is not found, so it is not opened
  const own = <T extends { customerId: string }>({ customerId }: T) => buyers.has(customerId);
  return {
    prescriptions: new Map(rows.filter(own).map((row) => [row.id, prescriptionOf(row, keys(row.customerId))])),
    addresses: new Map(
      sealedAddresses.filter(own).map((address) => {
        const { customerId } = address;
        return [address.id, { customerId, laws: lawsAt(openAddress(keys(customerId), address)) }];
      }),
    ),
    labels,
  };
}

type Keys = ReturnType<Awaited<ReturnType<typeof findKeyrings>>>;

function prescriptionOf({ sealed, basis, ...row }: WithEvidence, keys: Keys) {
  const { customerId, status, revision, evidenceId } = row;
  const evidence = evidenceId !== null && basis !== null ? { id: evidenceId, basis } : undefined;
  return { customerId, status, revision, evidence, contents: openRevision(keys, { ...row, sealed }) };
}
