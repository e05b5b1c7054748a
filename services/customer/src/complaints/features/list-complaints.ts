import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListComplaints } from '@toric/contracts/customer/complaints/complaint.http';
import { complaintSummary } from '../complaint.ts';
import { readComplaints } from '../complaint.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /complaints. Lists complaints without their text, so no access is recorded. */
export const listComplaints = query<typeof ListComplaints, Reader>(ListComplaints, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    const page = { limit, cursor, count };
    return pageOf(await readComplaints(db, filter, page), limit, ({ complaint }) => complaintSummary(complaint));
  },
});
