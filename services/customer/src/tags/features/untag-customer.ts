import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { UntagCustomer } from '@toric/contracts/customer/tags/tag.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { deleteTagging, findTag } from '../tag.store.ts';

/** DELETE /customers/{customerId}/tags/{tagId}. Takes a tag from a customer. A repeat changes nothing. */
export const untagCustomer = ({ vault }: { vault: Vault }) =>
  command(UntagCustomer, {
    async run({ params: { customerId, tagId }, tx }) {
      if (!(await findCustomerKeys(tx, vault, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      if (!(await deleteTagging(tx, customerId, tagId))) return noContent().records();
      const tag = await findTag(tx, tagId);
      const fields = changed({ tag: tag?.nameEn ?? tagId }, {});
      return noContent().records({ action: 'customer.untagged', subject: customerId, customerId, fields });
    },
  });
