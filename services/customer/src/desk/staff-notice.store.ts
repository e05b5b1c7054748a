/** Reads and writes the notices in the inboxes of staff. Each person has her own row. */
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import { NOTICE_DAYS } from '@toric/contracts/customer/desk/desk.http';
import { InboxNotice } from '@toric/contracts/customer/messages/notice';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { json, type Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';
import { told } from './notice-text.ts';

type Given = { readonly causeId: string; readonly staffIds: readonly string[]; readonly notice: InboxNotice };
type Means = { readonly now: Date; readonly newId: () => string };

/** Holds the largest number of old notices that one new notice deletes. */
const DELETED_AT_ONCE = 500;

const keptSince = (now: Date): Date => new Date(now.getTime() - NOTICE_DAYS * 86_400_000);

/**
 * Puts the notice into the inbox of each of these people, once for each `causeId`. Deletes notices that are too old.
 */
export async function insertNotices(
  tx: Tx,
  { causeId, staffIds, notice }: Given,
  { now, newId }: Means,
): Promise<void> {
  const { template, values } = notice;
  const ids = staffIds.map(() => newId());
  await tx.run`
    insert into staff_notice (id, cause_id, staff_id, template, values, created_at)
    select id, ${causeId}::uuid, staff_id, ${template}::text, ${json(values)}::jsonb, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${staffIds}::uuid[]) as told(id, staff_id)
    on conflict do nothing`;
  await tx.run`
    delete from staff_notice where id in (
      select id from staff_notice where created_at < ${keptSince(now)} order by created_at limit ${DELETED_AT_ONCE}::int
      for update skip locked)`;
}

/**
 * Marks the given notices of a person as read, or all of her notices if no ids are given. Returns how many of them were
 * unread.
 */
export async function markRead(
  tx: Tx,
  staffId: string,
  ids: readonly string[] | undefined,
  now: Date,
): Promise<number> {
  if (ids === undefined)
    return tx.run`update staff_notice set read_at = ${now} where staff_id = ${staffId} and read_at is null`;
  return tx.run`
    update staff_notice set read_at = ${now}
    where staff_id = ${staffId} and id = any(${ids}::uuid[]) and read_at is null`;
}

type Asked = { readonly staffId: string; readonly unread: boolean | undefined; readonly now: Date };

/** Returns at most `limit` + 1 notices of a person, newest first. The extra notice shows that another page follows. */
export async function readNotices(db: Reader, { staffId, unread, now }: Asked, page: PageQuery) {
  const where = {
    ...{ staffId, createdAt: { gte: keptSince(now) } },
    ...(unread !== undefined && { readAt: unread ? null : { not: null } }),
  };
  const found = await db.staffNotice.findMany(pageRange(page, where));
  const rows = found.map(({ template, values, ...row }) => ({
    ...row,
    get told() {
      return told(InboxNotice.parse({ template, values }));
    },
  }));
  return withTotal(page, rows, (range) => db.staffNotice.count({ where, ...range }));
}

/** Holds the largest number of unread notices that the inbox counts. */
const UNREAD = 1_000;

export const countUnread = (db: Reader, staffId: string, now: Date): Promise<number> =>
  db.staffNotice.count({ where: { staffId, readAt: null, createdAt: { gte: keptSince(now) } }, take: UNREAD });
