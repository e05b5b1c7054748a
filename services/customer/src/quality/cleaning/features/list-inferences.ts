import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ListInferences } from '@toric/contracts/customer/quality/cleaning.http';
import type { Reader } from '../../../reader.store.ts';
import { readInferences } from '../inference.store.ts';

/**
 * GET /customers/{customerId}/inferences. Lists the facts that a cleaning inferred and that nobody has confirmed or
 * changed.
 */
export const listInferences = ({ vault }: { vault: Vault }) =>
  query<typeof ListInferences, Reader>(ListInferences, {
    async run({ params: { customerId }, db }) {
      const data = await readInferences(db, vault, customerId);
      if (!data) throw CUSTOMER_NOT_FOUND();
      return { data };
    },
  });
