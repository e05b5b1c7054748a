import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListGuardianConsents } from '@toric/contracts/customer/households/household.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { customerExists } from '../../customer-lock.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readGuardianConsents } from '../guardian-consent.store.ts';

/** GET /customers/{customerId}/guardian-consents. Lists the answers of guardians, newest first. */
export const listGuardianConsents = ({ vault }: { vault: Vault }) =>
  query<typeof ListGuardianConsents, Reader>(ListGuardianConsents, {
    async run({ params: { customerId }, query: { limit, cursor, count }, db }) {
      if (!(await customerExists(db, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      const answers = await readGuardianConsents(db, vault, customerId, { limit, cursor, count });
      return pageOf(answers, limit, ({ view }) => view);
    },
  });
