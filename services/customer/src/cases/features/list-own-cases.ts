import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query, selfOf } from '@toric/chassis/http/endpoint';
import { ListOwnCases } from '@toric/contracts/customer/cases/case.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { customerExists } from '../../customer-lock.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readCases } from '../case.reader.store.ts';

/** GET /customers/{customerId}/cases. Lists the cases of the customer, without the notes and deadlines of the shop. */
export const listOwnCases = ({ vault }: { vault: Vault }) =>
  query<typeof ListOwnCases, Reader>(ListOwnCases, {
    async run({ params: { customerId }, query: page, actor, db, now }) {
      if (!(await customerExists(db, customerId, selfOf(actor)))) throw CUSTOMER_NOT_FOUND();
      const rows = await readCases(db, vault, { customerId, callerId: actor.id, now }, page);
      return pageOf(rows, page.limit, ({ found, subject }) => {
        const { id, number, type, state, orderId, createdAt } = found;
        return { id, number, type, state, orderId, subject, createdAt: createdAt.toISOString() };
      });
    },
  });
