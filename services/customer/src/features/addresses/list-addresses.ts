import { pageOf } from '@toric/chassis/cursor';
import { query, selfOf } from '@toric/chassis/endpoint';
import type { Vault } from '@toric/chassis/vault';
import { ListAddresses } from '@toric/contracts/customer.http';
import { readAddresses } from '../../address.store.ts';
import { customerNotFound } from '../../customer.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /customers/{customerId}/addresses. */
export const listAddresses = ({ vault }: { vault: Vault }) =>
  query<typeof ListAddresses, Reader>(ListAddresses, {
    async run({ params: { customerId }, query: { limit, cursor }, actor, db }) {
      if (customerId !== (selfOf(actor) ?? customerId)) throw customerNotFound();
      const addresses = await readAddresses(db, vault, customerId, { limit, cursor });
      if (!addresses) throw customerNotFound();
      return pageOf(addresses, limit, ({ view }) => view);
    },
  });
