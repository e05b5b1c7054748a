/** Reads and writes the files of prescriptions. Each file is one encrypted row, and the table is append-only. */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { type Attachment, StoredFileType } from '@toric/contracts/customer/prescriptions/attachment.http';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../data-key.store.ts';
import type { PrescriptionAttachment as Row } from '../generated/client.ts';
import type { PrescriptionKey } from './prescription.store.ts';
import type { Reader } from '../reader.store.ts';

export type AttachmentRow = Omit<Row, 'sealed' | 'mediaType'> & { mediaType: StoredFileType };
type NewAttachment = Omit<AttachmentRow, 'size'> & { bytes: Buffer };

const cellOf = (id: string) => ({ table: 'prescription_attachment', column: 'sealed', row: id });

export const attachmentView = ({ createdAt, ...row }: AttachmentRow): Attachment => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

export const openAttachment = (keys: Keyring, id: string, sealed: Uint8Array): Buffer =>
  keys.openBytes(cellOf(id), Buffer.from(sealed));

export async function countAttachments(tx: Tx, prescriptionId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from prescription_attachment where prescription_id = ${prescriptionId}`;
  return count;
}

/**
 * Returns true if the customer has attached a file to the prescription. A file that staff have attached does not count.
 */
export async function hasFileOfCustomer(tx: Tx, { id, customerId }: PrescriptionKey): Promise<boolean> {
  const file = await tx.maybe`
    select from prescription_attachment where prescription_id = ${id} and attached_by = ${customerId} limit 1`;
  return file !== undefined;
}

export async function insertAttachment(
  tx: Tx,
  vault: Vault,
  customerId: string,
  { bytes, ...row }: NewAttachment,
): Promise<AttachmentRow> {
  const { id, prescriptionId, revision, mediaType, attachedBy, createdAt } = row;
  const sealed = (await findKeyrings(tx, vault, [customerId]))(customerId).sealBytes(cellOf(id), bytes);
  await tx.run`
    insert into prescription_attachment (id, prescription_id, revision, media_type, size, sealed, attached_by, created_at)
    values (${id}, ${prescriptionId}, ${revision}, ${mediaType}, ${bytes.length}, ${sealed}, ${attachedBy}, ${createdAt})`;
  return { ...row, size: bytes.length };
}

/**
 * Returns the files of a prescription without their bytes, oldest first. Returns undefined if the prescription does not
 * exist, or if `self` is given and is another customer. `self` is the id of a calling customer, and undefined if staff
 * call.
 */
export async function readAttachments(
  db: Reader,
  { id, customerId }: PrescriptionKey,
  self: string | undefined,
): Promise<readonly AttachmentRow[] | undefined> {
  const prescription = await db.prescription.findFirst({
    where: { AND: [{ id, customerId }, self === undefined ? {} : { customerId: self }] },
    select: { attachments: { omit: { sealed: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  });
  return prescription?.attachments.map((row) => ({ ...row, mediaType: StoredFileType.parse(row.mediaType) }));
}

/**
 * Returns the bytes of a file. Returns undefined if the file does not exist, or if `self` is given and is another
 * customer. `self` is the id of a calling customer, and undefined if staff call.
 */
export async function findAttachment(
  tx: Tx,
  vault: Vault,
  { id, customerId, attachmentId }: PrescriptionKey & { attachmentId: string },
  self: string | undefined,
): Promise<{ mediaType: StoredFileType; bytes: Buffer } | undefined> {
  const row = await tx.maybe<{ mediaType: StoredFileType; sealed: Buffer }>`
    select a.media_type, a.sealed from prescription_attachment a join prescription p on p.id = a.prescription_id
    where a.id = ${attachmentId} and p.id = ${id} and p.customer_id = ${customerId}
      and p.customer_id = ${self ?? customerId}`;
  if (!row) return undefined;
  const keys = (await findKeyrings(tx, vault, [customerId]))(customerId);
  return { mediaType: row.mediaType, bytes: openAttachment(keys, attachmentId, row.sealed) };
}
