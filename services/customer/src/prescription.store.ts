/** Prescriptions: contents are sealed, one row per revision, never changed. */
import { type Cursor, decodeCursor, type Found, found } from '@toric/chassis/cursor';
import type { Keyring, Vault } from '@toric/chassis/vault';
import type { PageQuery } from '@toric/contracts/common';
import { PrescriptionContents, type PrescriptionStatus } from '@toric/contracts/customer-prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from './data-key.store.ts';
import type { PrescriptionRevision, Prescription as Row } from './generated/client.ts';
import { sealedColumn } from './sealing.ts';
import type { StoredPrescription } from './supply.ts';

const revisions = sealedColumn('prescription_revision', PrescriptionContents);
const rowOf = (id: string, revision: number) => `${id}.${revision}`;

export type Recorded = { contents: PrescriptionContents; recordedBy: string; now: Date };
export type StoredRow = Row & { status: PrescriptionStatus };
type NewPrescription = Recorded & { id: string; customerId: string; status: PrescriptionStatus };

export async function insertPrescription(tx: Tx, keys: Keyring, given: NewPrescription): Promise<StoredRow> {
  const { id, customerId, status, now } = given;
  const row = await tx.one<StoredRow>`
    insert into prescription (id, customer_id, status, revision, created_at, updated_at)
    values (${id}, ${customerId}, ${status}, 1, ${now}, ${now}) returning *`;
  await insertRevision(tx, keys, { ...given, revision: 1 });
  return row;
}

export async function insertRevision(
  tx: Tx,
  keys: Keyring,
  { id, revision, contents, recordedBy, now }: Recorded & { id: string; revision: number },
): Promise<void> {
  await tx.run`
    insert into prescription_revision (prescription_id, revision, sealed, recorded_by, recorded_at)
    values (${id}, ${revision}, ${revisions.seal(keys, rowOf(id, revision), contents)}, ${recordedBy}, ${now})`;
}

export type PrescriptionPlace = { id: string; customerId: string };

/** Locked until the transaction ends. Undefined too when `self` is given and is somebody else. */
export async function lockPrescription(
  tx: Tx,
  { id, customerId }: PrescriptionPlace,
  self: string | undefined,
): Promise<StoredRow | undefined> {
  return tx.maybe<StoredRow>`
    select * from prescription
    where id = ${id} and customer_id = ${customerId} and customer_id = ${self ?? customerId} for no key update`;
}

export async function updatePrescription(tx: Tx, { id, status, revision }: StoredRow, now: Date): Promise<StoredRow> {
  return tx.one<StoredRow>`
    update prescription set status = ${status}, revision = ${revision}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
}

type WithSealed = StoredRow & Pick<PrescriptionRevision, 'sealed'>;
export type WithContents = { row: StoredRow; contents: PrescriptionContents };

const opened = (keys: Keyring, { sealed, ...row }: WithSealed): WithContents => ({
  row,
  contents: revisions.open(keys, rowOf(row.id, row.revision), sealed),
});

/** With the contents that count: those of the newest revision. */
export async function findPrescription(
  tx: Tx,
  vault: Vault,
  { id, customerId }: PrescriptionPlace,
  self: string | undefined,
): Promise<WithContents | undefined> {
  const row = await tx.maybe<WithSealed>`
    select p.*, r.sealed from prescription p
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where p.id = ${id} and p.customer_id = ${customerId} and p.customer_id = ${self ?? customerId}`;
  return row && opened((await findKeyrings(tx, vault, [customerId]))(customerId), row);
}

/** One more than `limit`, newest first. */
export async function findPrescriptionPage(
  tx: Tx,
  keys: Keyring,
  customerId: string,
  page: PageQuery,
): Promise<Found<Cursor & WithContents>> {
  const from = decodeCursor(page.cursor) ?? { createdAt: null, id: null };
  const rows = await tx.many<WithSealed>`
    select p.*, r.sealed from prescription p
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where p.customer_id = ${customerId}
      and (${from.id}::uuid is null or (p.created_at, p.id) < (${from.createdAt}::timestamptz, ${from.id}::uuid))
    order by p.created_at desc, p.id desc limit ${page.limit + 1}`;
  const prescriptions = rows.map((row) => ({ createdAt: row.createdAt, id: row.id, ...opened(keys, row) }));
  return found(page, prescriptions, async (atMost) => {
    const all = await tx.one<{ total: number }>`
      select count(*)::int as total
      from (select from prescription where customer_id = ${customerId} limit ${atMost}) of_customer`;
    return all.total;
  });
}

/** For many orders at once, in two statements. */
export async function findPrescriptions(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredPrescription>> {
  const rows = await tx.many<WithSealed>`
    select p.*, r.sealed from prescription p
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where p.id = any(${ids}::uuid[])`;
  const keys = await findKeyrings(tx, vault, [...new Set(rows.map(({ customerId }) => customerId))]);
  return new Map(
    rows.map((row) => {
      const { contents } = opened(keys(row.customerId), row);
      return [row.id, { customerId: row.customerId, status: row.status, contents }];
    }),
  );
}
