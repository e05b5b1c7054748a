import { pageOf } from '@toric/chassis/data/cursor';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListOwnPrivacyRequests } from '@toric/contracts/customer/privacy/privacy.http';
import type { Reader } from '../../reader.store.ts';
import { requestView } from '../privacy-request.ts';
import { readArrived, readRequests } from '../privacy-request.store.ts';

/**
 * GET /customers/{customerId}/privacy-requests. Lists the requests of a customer. Staff can also read the requests of
 * an erased customer.
 */
export const listOwnPrivacyRequests = query<typeof ListOwnPrivacyRequests, Reader>(ListOwnPrivacyRequests, {
  async run({ params: { customerId }, query: page, actor, db }) {
    if (customerId !== (selfOf(actor) ?? customerId)) throw CUSTOMER_NOT_FOUND();
    const found = await readRequests(db, { customerId }, page);
    const arrived = await readArrived(
      db,
      found.rows.map(({ id }) => id),
    );
    return pageOf(found, page.limit, ({ request }) => requestView(request, arrived(request.id)));
  },
});
