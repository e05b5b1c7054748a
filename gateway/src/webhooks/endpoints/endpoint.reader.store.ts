import { decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';
import type { Endpoint, Health } from './endpoint.ts';

const COLUMNS = `id, url, description, events, enabled, switched_off, changed_by, version, created_at, updated_at,
  failures, failing_since, paused_until`;
const NOT_REMOVED = 'from webhook_endpoint where removed_at is null';

/** Returns at most `limit` + 1 endpoints, newest first. The extra endpoint shows that another page follows. */
export async function listEndpoints({ read }: Reader, page: PageQuery): Promise<PageRows<Endpoint & Health>> {
  const from = decodeCursor(page.cursor);
  const rows = await read<Endpoint & Health>({
    text: `select ${COLUMNS} ${NOT_REMOVED} and ($1::timestamptz is null or (created_at, id) < ($1, $2::uuid))
      order by created_at desc, id desc limit $3`,
    values: [from?.createdAt ?? null, from?.id ?? null, page.limit + 1],
  });
  return withTotal(page, rows, async () => {
    const [counted] = await read<{ count: number }>({
      text: `select count(*)::int as count ${NOT_REMOVED}`,
      values: [],
    });
    return counted?.count ?? 0;
  });
}

export async function findEndpoint({ read }: Reader, id: string): Promise<Endpoint | undefined> {
  const [row] = await read<Endpoint & Health>({ text: `select ${COLUMNS} ${NOT_REMOVED} and id = $1`, values: [id] });
  return row;
}
