// Stores the customers who must be notified of a recall. The customer service sends the mail after the same event. The
// mail needs no consent of the customer, because it concerns her safety.
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import { CustomerAffected } from '@toric/contracts/catalog-inventory/events';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { DataOf } from '@toric/contracts/kernel/message';
import { json, type Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

type Notice = { readonly id: string; readonly content: DataOf<typeof CustomerAffected> };

/** Inserts the notices. A notice whose id is already stored is skipped. */
export function queueNotices(tx: Tx, notices: readonly Notice[], now: Date): void {
  tx.write`
    insert into recall_notice (id, customer_id, recall_id, content, created_at)
    select id, (content ->> 'customerId')::uuid, (content ->> 'recallId')::uuid, content, ${now}::timestamptz
    from json_to_recordset(${json(notices)}::json) as n(id uuid, content jsonb)
    order by id on conflict do nothing`;
}

/** Returns up to `limit + 1` notices, the newest first. The extra row shows that another page follows. */
export async function findNotices(db: Reader, recallId: string | undefined, page: PageQuery) {
  const where = recallId === undefined ? {} : { recallId };
  const notices = await db.recallNotice.findMany(pageRange(page, where));
  const rows = notices.map(({ content, ...notice }) => ({ ...notice, content: CustomerAffected.data.parse(content) }));
  return withTotal(page, rows, (range) => db.recallNotice.count({ where, ...range }));
}
