import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ListConsentHistory } from '@toric/contracts/customer/consent/consent.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import type { Reader } from '../../reader.store.ts';
import { customerExists } from '../../customer-lock.store.ts';
import { readConsentHistory } from '../consent.store.ts';

/**
 * GET /customers/{customerId}/consents/history. Lists every choice. A customer does not see which colleague recorded
 * it.
 */
export const listConsentHistory = ({ vault }: { vault: Vault }) =>
  query<typeof ListConsentHistory, Reader>(ListConsentHistory, {
    async run({ params: { customerId }, query: page, actor, db }) {
      const self = selfOf(actor);
      if (!(await customerExists(db, customerId, self))) throw CUSTOMER_NOT_FOUND();
      const lines = await readConsentHistory(db, vault, customerId, page);
      return pageOf(lines, page.limit, ({ view }) => (self === undefined ? view : { ...view, recordedBy: null }));
    },
  });
