/**
 * Reads and writes complaints. Each complaint is encrypted with its own key, not with the key of the customer, because
 * the register of complaints must keep it even after the customer was erased.
 */
import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { ComplaintOutcome, ComplaintStatus, PassedOn, Seriousness } from '@toric/contracts/complaint';
import { FollowUp, ComplaintReport } from '@toric/contracts/customer/complaints/complaint.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { Complaint } from './complaint.ts';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import type { ComplaintFollowUp as FollowUpRow, Complaint as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const reports = sealedColumn('complaint', ComplaintReport);
const followUps = sealedColumn('complaint_follow_up', FollowUp);

export async function insertComplaint(
  tx: Tx,
  vault: Vault,
  complaint: Complaint,
  report: ComplaintReport,
): Promise<void> {
  const { id, customerId, orderId, lineId, gtin, lotNumber, seriousness, receivedAt, recordedBy, createdAt } =
    complaint;
  const key = vault.newKey(id);
  await insertKey(tx, key);
  await tx.run`
    insert into complaint (id, customer_id, order_id, line_id, gtin, lot_number, seriousness, status, passed_on,
      received_at, sealed, recorded_by, created_at, updated_at)
    values (${id}, ${customerId}, ${orderId}, ${lineId}, ${gtin}, ${lotNumber}, ${seriousness}, 'open', '[]',
      ${receivedAt}, ${reports.seal(vault.keyring([key]), id, report)}, ${recordedBy}, ${createdAt}, ${createdAt})`;
}

/**
 * Returns the complaint of a row. Throws if the row is damaged, because the constraints of the table do not check
 * `passed_on`.
 */
const complaintOf = (row: Omit<Row, 'sealed'>): Complaint => ({
  ...row,
  seriousness: Seriousness.parse(row.seriousness),
  status: ComplaintStatus.parse(row.status),
  passedOn: PassedOn.array().parse(row.passedOn),
  outcome: ComplaintOutcome.nullable().parse(row.outcome),
});

/** Locks the complaint until the transaction ends. */
export async function lockComplaint(tx: Tx, id: string): Promise<Complaint | undefined> {
  const row = await tx.maybe<Omit<Row, 'sealed'>>`
    select id, customer_id, order_id, line_id, gtin, lot_number, seriousness, status, passed_on, outcome, received_at,
      recorded_by, version, created_at, updated_at
    from complaint where id = ${id} for no key update`;
  return row && complaintOf(row);
}

type NewFollowUp = { id: string; followUp: FollowUp; recordedBy: string; recordedAt: Date };

/**
 * Adds a follow-up, encrypted with the key of the complaint. Saves the new status, outcome and version of `complaint`
 * in the same transaction.
 */
export async function saveFollowUp(tx: Tx, vault: Vault, complaint: Complaint, added: NewFollowUp): Promise<void> {
  const { id: complaintId, status, passedOn, outcome, version, updatedAt } = complaint;
  const { id, followUp, recordedBy, recordedAt } = added;
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

/**
 * Returns the complaint with its report and its follow-ups, oldest first. Returns undefined if there is no such
 * complaint.
 */
export async function findComplaint(tx: Tx, vault: Vault, id: string) {
  const stored = await tx.maybe<Row>`select * from complaint where id = ${id}`;
  if (!stored) return undefined;
  const { sealed: report, ...row } = stored;
  const keys = await keysOf(tx, vault, id);
  const rows = await tx.many<FollowUpRow>`
    select * from complaint_follow_up where complaint_id = ${id} order by recorded_at, id`;
  return {
    complaint: complaintOf(row),
    told: reports.open(keys, id, report),
    followUps: rows.map(({ sealed, recordedAt, id: rowId, recordedBy }) => ({
      ...{ id: rowId, recordedBy, recordedAt: recordedAt.toISOString() },
      followUp: followUps.open(keys, rowId, sealed),
    })),
  };
}

/**
 * Describes a complaint of a list. The complaint is parsed when it is read, so that a damaged row does not break the
 * list.
 */
export type ListedComplaint = Pick<Complaint, 'id' | 'createdAt'> & { readonly complaint: Complaint };

type ComplaintFilter = Choice<'status' | 'seriousness'> & {
  customerId?: string | undefined;
  orderId?: string | undefined;
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
};

/** Returns at most `limit` + 1 complaints, newest first. The extra complaint shows that another page follows. */
export async function readComplaints(
  db: Reader,
  filter: ComplaintFilter,
  page: PageQuery,
): Promise<PageRows<ListedComplaint>> {
  const { customerId, orderId, createdFrom, createdTo } = filter;
  const where = {
    AND: [...choiceWhere('status', filter), ...choiceWhere('seriousness', filter)],
    ...{ ...(customerId && { customerId }), ...(orderId && { orderId }) },
    ...betweenDays(createdFrom, createdTo),
  };
  const rows = await db.complaint.findMany({ ...pageRange(page, where), omit: { sealed: true } });
  const listed = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt },
    get complaint() {
      return complaintOf(row);
    },
  }));
  return withTotal(page, listed, (range) => db.complaint.count({ where, ...range }));
}
