import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListSegments } from '@toric/contracts/customer/fields/segment.http';
import type { Reader } from '../../reader.store.ts';
import { readFields } from '../field.store.ts';
import { countMembers, readSegments } from '../segments.store.ts';
import { segmentView } from '../segment.view.ts';

/** GET /segments. Lists the segments with the number of their customers. */
export const listSegments = query<typeof ListSegments, Reader>(ListSegments, {
  async run({ query: { limit, cursor, count }, actor: { roles }, db }) {
    const [fields, page] = await Promise.all([readFields(db), readSegments(db, { limit, cursor, count })]);
    const counts = await Promise.all(page.rows.map(async ({ id }) => [id, await countMembers(db, id)] as const));
    const members = new Map(counts);
    return pageOf(page, limit, (row) => segmentView(row, { fields, roles, members: members.get(row.id) ?? 0 }));
  },
});
