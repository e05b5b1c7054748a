import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { DenialEvent, ListAccessDenials } from '@toric/contracts/customer/accounts/access-denial.http';
import { readAccessDenials } from '../access-denial.store.ts';

/** GET /access-denials. Lists denied access and failed sign-ins of all processes, newest first. */
export const listAccessDenials = query(ListAccessDenials, {
  async run({ query: { limit, cursor, count, ...filter }, read }) {
    return pageOf(
      await readAccessDenials(read, filter, { limit, cursor, count }),
      limit,
      ({ createdAt, ...denial }) => ({
        ...denial,
        at: createdAt.toISOString(),
        event: DenialEvent.parse(denial.event),
      }),
    );
  },
});
