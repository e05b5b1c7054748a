import { COUNTED_AT_MOST, decodeCursor, type PageRows } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { DenialEvent } from '@toric/contracts/customer/accounts/access-denial.http';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';

export type AccessDenial = {
  id: string;
  createdAt: Date;
  process: string;
  event: string;
  actorId: string | null;
  account: string | null;
  origin: string | null;
  operation: string;
  requestId: string;
};
export type DenialFilter = {
  event?: DenialEvent | undefined;
  actorId?: string | undefined;
  since?: Date | string | undefined;
  until?: Date | string | undefined;
};

/**
 * Reads one page of the trace of denied access and failed sign-ins, newest first, and one more row. No service owns the
 * table of the trace, so Prisma does not know it.
 */
export async function readAccessDenials(
  read: Read,
  { event, actorId, since, until }: DenialFilter,
  { cursor, limit, count }: PageQuery,
): Promise<PageRows<AccessDenial>> {
  const filter = Prisma.sql`(${event ?? null}::text is null or event = ${event ?? null})
    and (${actorId ?? null}::uuid is null or actor_id = ${actorId ?? null}::uuid)
    and at >= coalesce(${since ?? null}::timestamptz, '-infinity') and at < coalesce(${until ?? null}::timestamptz, 'infinity')`;
  const from = decodeCursor(cursor);
  const after = from ? Prisma.sql`and (at, id) < (${from.createdAt}::timestamptz, ${from.id}::uuid)` : Prisma.empty;
  const rows = await read<AccessDenial>(Prisma.sql`
    select id, at as "createdAt", process, event, actor_id as "actorId", account, origin, operation, request_id as "requestId"
    from access.trace where ${filter} ${after} order by at desc, id desc limit ${limit + 1}::int`);
  if (count !== 'true') return { rows };
  const [counted] = await read<{ total: number }>(Prisma.sql`
    select count(*)::int as total from (select from access.trace where ${filter} limit ${COUNTED_AT_MOST + 1}::int) as t`);
  const total = counted?.total ?? 0;
  return { rows, total: Math.min(total, COUNTED_AT_MOST), totalIsExact: total <= COUNTED_AT_MOST };
}
