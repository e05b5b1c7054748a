/** Complaints: sealed under a key of their own, so that they outlive a customer who is erased, as the register must. */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/cursor';
import type { Keyring, Vault } from '@toric/chassis/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { ComplaintOutcome, ComplaintStatus, PassedOn, Seriousness } from '@toric/contracts/complaint';
import { FollowUp, Told } from '@toric/contracts/customer/complaints/complaint.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { Complaint } from './complaint.ts';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import type { ComplaintFollowUp as FollowUpRow, Complaint as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const told = sealedColumn('complaint', Told);
const followUps = sealedColumn('complaint_follow_up', FollowUp);

export async function insertComplaint(tx: Tx, vault: Vault, complaint: Complaint, said: Told): Promise<void> {
  const { id, customerId, orderId, lineId, gtin, lotNumber, seriousness, receivedAt, recordedBy, createdAt } =
    complaint;
  const key = vault.newKey(id);
  await insertKey(tx, key);
  await tx.run`
    insert into complaint (id, customer_id, order_id, line_id, gtin, lot_number, seriousness, status, passed_on,
      received_at, sealed, recorded_by, created_at, updated_at)
    values (${id}, ${customerId}, ${orderId}, ${lineId}, ${gtin}, ${lotNumber}, ${seriousness}, 'open', '[]',
      ${receivedAt}, ${told.seal(vault.keyring([key]), id, said)}, ${recordedBy}, ${createdAt}, ${createdAt})`;
}

/** A constraint knows no other words. */
const complaintOf = (row: Omit<Row, 'sealed'>): Complaint => ({
  ...row,
  seriousness: Seriousness.parse(row.seriousness),
  status: ComplaintStatus.parse(row.status),
  passedOn: PassedOn.array().parse(row.passedOn),
  outcome: ComplaintOutcome.nullable().parse(row.outcome),
});

export async function lockComplaint(tx: Tx, id: string): Promise<Complaint | undefined> {
  const row = await tx.maybe<Omit<Row, 'sealed'>>`
    select id, customer_id, order_id, line_id, gtin, lot_number, seriousness, status, passed_on, outcome, received_at,
      recorded_by, version, created_at, updated_at
    from complaint where id = ${id} for no key update`;
  return row && complaintOf(row);
}

type Followed = { id: string; followUp: FollowUp; recordedBy: string; recordedAt: Date };

export async function saveFollowUp(tx: Tx, vault: Vault, complaint: Complaint, followed: Followed): Promise<void> {
  const { id: complaintId, status, passedOn, outcome, version, updatedAt } = complaint;
  const { id, followUp, recordedBy, recordedAt } = followed;
  const keys = await keysOf(tx, vault, complaintId);
  await tx.run`
    insert into complaint_follow_up (id, complaint_id, kind, sealed, recorded_by, recorded_at)
    values (${id}, ${complaintId}, ${followUp.kind}, ${followUps.seal(keys, id, followUp)}, ${recordedBy}, ${recordedAt})`;
  await tx.run`
    update complaint set status = ${status}, passed_on = ${json(passedOn)}, outcome = ${outcome}, version = ${version},
      updated_at = ${updatedAt}
    where id = ${complaintId}`;
}

const keysOf = async (tx: Tx, vault: Vault, id: string): Promise<Keyring> => (await findKeyrings(tx, vault, [id]))(id);

/** With all that was said, oldest first. */
export async function findComplaint(tx: Tx, vault: Vault, id: string) {
  const found = await tx.maybe<Row>`select * from complaint where id = ${id}`;
  if (!found) return undefined;
  const { sealed: said, ...row } = found;
  const keys = await keysOf(tx, vault, id);
  const rows = await tx.many<FollowUpRow>`
    select * from complaint_follow_up where complaint_id = ${id} order by recorded_at, id`;
  return {
    complaint: complaintOf(row),
    told: told.open(keys, id, said),
    followUps: rows.map(({ sealed, recordedAt, id: rowId, recordedBy }) => ({
      ...{ id: rowId, recordedBy, recordedAt: recordedAt.toISOString() },
      followUp: followUps.open(keys, rowId, sealed),
    })),
  };
}

/** One more than `limit`, newest first. */
export async function readComplaints(
  db: Reader,
  status: Complaint['status'] | undefined,
  page: PageQuery,
): Promise<PageRows<Complaint>> {
  const where = status ? { status } : {};
  const rows = await db.complaint.findMany({ ...pageRange(page, where), omit: { sealed: true } });
  return withTotal(page, rows.map(complaintOf), (range) => db.complaint.count({ where, ...range }));
}
