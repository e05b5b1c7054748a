/** Reads and writes prescriptions. The contents are encrypted, with one append-only row for each revision. */
import { type Cursor, decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { type PrescriptionContents, StoredContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../data-key.store.ts';
import type { Evidence } from './evidence.ts';
import type { PrescriptionRevision, Prescription as Row } from '../generated/client.ts';
import { awaitsEvidence, type StoredStatus } from './prescription-status.ts';
import { sealedColumn } from '../sealed-column.ts';

const revisions = sealedColumn('prescription_revision', StoredContents);
const rowOf = (id: string, revision: number) => `${id}.${revision}`;

type RecordedContents = { contents: PrescriptionContents; recordedBy: string; now: Date };
export type StoredRow = Row & { status: StoredStatus };
/** Describes the current state of a prescription. `evidence` is set exactly if the status permits supply. */
type CurrentState = {
  status: StoredStatus;
  revision: number;
  evidence: Evidence | undefined;
  /** Holds the time since which a file of the customer waits for a review by an optician. */
  reviewSince: Date | null;
};
type NewPrescription = RecordedContents &
  Omit<CurrentState, 'revision' | 'reviewSince'> & { id: string; customerId: string };

export async function insertPrescription(tx: Tx, keys: Keyring, recorded: NewPrescription): Promise<StoredRow> {
  const { id, customerId, status, evidence, now } = recorded;
  const row = await tx.one<StoredRow>`
    insert into prescription (id, customer_id, status, revision, evidence_id, created_at, updated_at)
    values (${id}, ${customerId}, ${status}, 1, ${evidence?.id ?? null}, ${now}, ${now}) returning *`;
  await insertRevision(tx, keys, { ...recorded, revision: 1 });
  insertEvidence(tx, { id, revision: 1 }, evidence, now);
  return row;
}

export async function insertRevision(
  tx: Tx,
  keys: Keyring,
  { id, revision, contents, recordedBy, now }: RecordedContents & { id: string; revision: number },
): Promise<void> {
  await tx.run`
    insert into prescription_revision (prescription_id, revision, sealed, recorded_by, recorded_at)
    values (${id}, ${revision}, ${revisions.seal(keys, rowOf(id, revision), contents)}, ${recordedBy}, ${now})`;
}

/** Returns the encrypted contents of a revision, for a store that writes many revisions in one statement. */
export const sealRevision = (keys: Keyring, id: string, revision: number, contents: PrescriptionContents): string =>
  revisions.seal(keys, rowOf(id, revision), contents);

export type PrescriptionKey = { id: string; customerId: string };

/**
 * Locks a prescription until the transaction ends, and returns it. Returns undefined if it does not exist, or if `self`
 * is given and is another customer. `self` is the id of a calling customer, and undefined if staff call.
 */
export async function lockPrescription(
  tx: Tx,
  { id, customerId }: PrescriptionKey,
  self: string | undefined,
): Promise<StoredRow | undefined> {
  return tx.maybe<StoredRow>`
    select * from prescription
    where id = ${id} and customer_id = ${customerId} and customer_id = ${self ?? customerId} for no key update`;
}

/** Locks prescriptions until the transaction ends, in the order of their ids, so that no deadlock is possible. */
export async function lockPrescriptions(tx: Tx, ids: readonly string[]): Promise<StoredRow[]> {
  return tx.many<StoredRow>`
    select * from prescription where id = any(${[...new Set(ids)]}::uuid[]) order by id for no key update`;
}

export async function updatePrescription(tx: Tx, id: string, state: CurrentState, now: Date): Promise<StoredRow> {
  const { status, revision, evidence } = state;
  const reviewSince = awaitsEvidence(status) ? state.reviewSince : null;
  insertEvidence(tx, { id, revision }, evidence, now);
  return tx.one<StoredRow>`
    update prescription set status = ${status}, revision = ${revision}, evidence_id = ${evidence?.id ?? null},
      review_since = ${reviewSince}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
}

/** Sets the number of the prescription's valid revision. The status and its evidence do not change. */
export async function updateRevision(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  now: Date,
): Promise<StoredRow> {
  return tx.one<StoredRow>`
    update prescription set revision = ${revision}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
}

/** Puts the prescription into the queue for reviews. A prescription that is already in the queue keeps its place. */
export async function requestReview(tx: Tx, { id }: StoredRow, now: Date): Promise<void> {
  await tx.run`
    update prescription set review_since = ${now}, version = version + 1, updated_at = ${now}
    where id = ${id} and review_since is null`;
}

/** Changes the status of a prescription and increases its version. The revision and its evidence do not change. */
export async function updateStatus(tx: Tx, { id, status }: StoredRow, now: Date): Promise<void> {
  await tx.run`update prescription set status = ${status}, version = version + 1, updated_at = ${now} where id = ${id}`;
}

function insertEvidence(
  tx: Tx,
  about: { id: string; revision: number },
  evidence: Evidence | undefined,
  now: Date,
): void {
  if (!evidence) return;
  const { id, basis, verificationId, recordedBy } = evidence;
  tx.write`
    insert into evidence (id, prescription_id, revision, basis, verification_id, recorded_by, recorded_at)
    values (${id}, ${about.id}, ${about.revision}, ${basis}, ${verificationId}, ${recordedBy}, ${now})`;
}

type WithSealed = StoredRow & Pick<PrescriptionRevision, 'sealed'>;
export type PrescriptionWithContents = { row: StoredRow; contents: PrescriptionContents };

type SealedRevision = Pick<PrescriptionRevision, 'revision' | 'sealed'> & { id: string };
export const openRevision = (keys: Keyring, { id, revision, sealed }: SealedRevision): PrescriptionContents =>
  revisions.open(keys, rowOf(id, revision), sealed);

/** Returns the contents of one revision of a prescription. Throws if the revision does not exist. */
export async function findRevision(
  tx: Tx,
  keys: Keyring,
  { id, revision }: Omit<SealedRevision, 'sealed'>,
): Promise<PrescriptionContents> {
  const { sealed } = await tx.one<Pick<PrescriptionRevision, 'sealed'>>`
    select sealed from prescription_revision where prescription_id = ${id} and revision = ${revision}`;
  return openRevision(keys, { id, revision, sealed });
}

/**
 * Returns the contents of the given revisions by the id of their prescription, in one query. `rows` must have at most
 * one revision of each prescription.
 */
export async function findRevisions(
  tx: Tx,
  keys: Keyring,
  rows: readonly Omit<SealedRevision, 'sealed'>[],
): Promise<ReadonlyMap<string, PrescriptionContents>> {
  if (rows.length === 0) return new Map();
  const [ids, revisions] = [rows.map(({ id }) => id), rows.map(({ revision }) => revision)];
  const found = await tx.many<SealedRevision>`
    select r.prescription_id as id, r.revision, r.sealed from unnest(${ids}::uuid[], ${revisions}::int[]) as asked (id, revision)
      join prescription_revision r on r.prescription_id = asked.id and r.revision = asked.revision`;
  return new Map(found.map((row) => [row.id, openRevision(keys, row)]));
}

const openContents = (keys: Keyring, { sealed, ...row }: WithSealed): PrescriptionWithContents => ({
  row,
  contents: openRevision(keys, { ...row, sealed }),
});

/**
 * Returns the prescription with its newest revision. Returns undefined if it does not exist, or if `self` is given and
 * is another customer. `self` is the id of a calling customer, and undefined if staff call.
 */
export async function findPrescription(
  tx: Tx,
  vault: Vault,
  { id, customerId }: PrescriptionKey,
  self: string | undefined,
): Promise<PrescriptionWithContents | undefined> {
  const row = await tx.maybe<WithSealed>`
    select p.*, r.sealed from prescription p
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where p.id = ${id} and p.customer_id = ${customerId} and p.customer_id = ${self ?? customerId}`;
  return row && openContents((await findKeyrings(tx, vault, [customerId]))(customerId), row);
}

/**
 * Returns at most `limit` + 1 prescriptions of the customer, newest first. The extra prescription shows that another
 * page follows.
 */
export async function findPrescriptionPage(
  tx: Tx,
  keys: Keyring,
  customerId: string,
  page: PageQuery,
): Promise<PageRows<Cursor & { prescription: PrescriptionWithContents }>> {
  const from = decodeCursor(page.cursor) ?? { createdAt: null, id: null };
  const rows = await tx.many<WithSealed>`
    select p.*, r.sealed from prescription p
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where p.customer_id = ${customerId}
      and (${from.id}::uuid is null or (p.created_at, p.id) < (${from.createdAt}::timestamptz, ${from.id}::uuid))
    order by p.created_at desc, p.id desc limit ${page.limit + 1}`;
  const prescriptions = rows.map((row) => ({
    createdAt: row.createdAt,
    id: row.id,
    get prescription() {
      return openContents(keys, row);
    },
  }));
  return withTotal(page, prescriptions, async ({ take: atMost }) => {
    const all = await tx.one<{ total: number }>`
      select count(*)::int as total
      from (select from prescription where customer_id = ${customerId} limit ${atMost}) of_customer`;
    return all.total;
  });
}
