import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { readTimeline } from '@toric/chassis/timeline/timeline.reader.store';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { customerExists } from '../../customer-lock.store.ts';
import { readKeyrings } from '../../data-key.store.ts';
import type { Reader } from '../../reader.store.ts';
import { CUSTOMER_SOURCES } from '../timeline.reader.store.ts';
import { customerEntry, keyOwnersOf } from '../timeline.view.ts';

/**
 * GET /customers/{customerId}/timeline. Returns the part of the timeline that this service has: everything except
 * orders, parcels and payments.
 */
export const getCustomerTimeline = ({ vault }: { vault: Vault }) =>
  query<typeof GetTimeline, Reader>(GetTimeline, {
    async run({ params: { customerId }, query: { kinds, limit, cursor }, actor, read, db }) {
      if (!(await customerExists(db, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      const page = await readTimeline(read, CUSTOMER_SOURCES, { customerId, kinds, actor }, { limit, cursor });
      const others = page.rows.flatMap(({ row }) => keyOwnersOf(row));
      const keysOf = await readKeyrings(db, vault, [customerId, ...others]);
      const keys = { customer: keysOf(customerId), ofTask: keysOf };
      return pageOf(page, limit, ({ row }) => customerEntry(row, keys));
    },
  });
