/** Stores the reviews of customers' files, append-only. Reads the queue of prescriptions that wait for a review. */
import { type Cursor, decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { ReviewOutcome } from '@toric/contracts/customer/recording/review.http';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings } from '../data-key.store.ts';
import type { AttachmentRow } from '../prescriptions/attachment.store.ts';
import { openRevision, type PrescriptionWithContents, type StoredRow } from '../prescriptions/prescription.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const notes = sealedColumn('prescription_review', z.object({ note: z.string().optional() }));

type Review = {
  id: string;
  prescriptionId: string;
  revision: number;
  outcome: ReviewOutcome;
  note: string | undefined;
  reviewedBy: string;
  reviewedAt: Date;
};

export async function insertReview(tx: Tx, keys: Keyring, review: Review): Promise<void> {
  const { id, prescriptionId, revision, outcome, note, reviewedBy, reviewedAt } = review;
  await tx.run`
    insert into prescription_review (id, prescription_id, revision, outcome, sealed, reviewed_by, reviewed_at)
    values (${id}, ${prescriptionId}, ${revision}, ${outcome}, ${notes.seal(keys, id, { note })}, ${reviewedBy},
      ${reviewedAt})`;
}

export type WaitingReview = Cursor & PrescriptionWithContents & { attachments: AttachmentRow[] };
type QueueRow = StoredRow & { sealed: string; reviewSince: Date };

/**
 * Returns at most `limit` + 1 prescriptions that wait for a review, with their files. Customers take turns: the first
 * prescription of each customer comes before the second prescription of any. Within a turn, the longest wait comes
 * first. The cursor's `createdAt` is the time since which the prescription waits.
 */
export async function findReviewPage(tx: Tx, vault: Vault, page: PageQuery): Promise<PageRows<WaitingReview>> {
  const from = decodeCursor(page.cursor) ?? { createdAt: null, id: null };
  const rows = await tx.many<QueueRow>`
    with waiting as (
      select id, customer_id, review_since, row_number() over (partition by customer_id order by review_since, id) as turn
      from prescription where review_since is not null
    ), last as (
      select greatest(count(*), 1) as turn from waiting
      where customer_id = (select customer_id from prescription where id = ${from.id}::uuid)
        and (review_since, id) <= (${from.createdAt}::timestamptz, ${from.id}::uuid)
    )
    select p.*, r.sealed from waiting w join prescription p on p.id = w.id
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where ${from.id}::uuid is null
      or (w.turn, w.review_since, w.id) > ((select turn from last), ${from.createdAt}::timestamptz, ${from.id}::uuid)
    order by w.turn, w.review_since, w.id limit ${page.limit + 1}`;
  const [keys, attachments] = await Promise.all([
    findKeyrings(
      tx,
      vault,
      rows.map(({ customerId }) => customerId),
    ),
    tx.many<AttachmentRow>`
      select id, prescription_id, revision, media_type, size, attached_by, created_at from prescription_attachment
      where prescription_id = any(${rows.map(({ id }) => id)}::uuid[]) order by created_at, id`,
  ]);
  const waiting = rows.map(({ sealed, ...row }) => ({
    ...{ createdAt: row.reviewSince, id: row.id, row },
    contents: openRevision(keys(row.customerId), { ...row, sealed }),
    attachments: attachments.filter(({ prescriptionId }) => prescriptionId === row.id),
  }));
  return withTotal(page, waiting, async ({ take }) => {
    const all = await tx.one<{ total: number }>`
      select count(*)::int as total
      from (select from prescription where review_since is not null limit ${take}) waiting`;
    return all.total;
  });
}
