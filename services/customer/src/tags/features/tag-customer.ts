import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { TAG_NOT_FOUND, TAG_RETIRED, TAG_TOO_MANY } from '@toric/contracts/customer/tags/tag.errors';
import { TagCustomer } from '@toric/contracts/customer/tags/tag.http';
import { lockCustomers } from '../../customer-lock.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findTag, hasTag, insertTagging, MOST_TAGS } from '../tag.store.ts';

/** PUT /customers/{customerId}/tags/{tagId}. Gives a tag to a customer. A repeat changes nothing. */
export const tagCustomer = ({ vault }: { vault: Vault }) =>
  command(TagCustomer, {
    async run({ params: { customerId, tagId }, actor, tx, now }) {
      await lockCustomers(tx, [customerId]);
      if (!(await findCustomerKeys(tx, vault, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      if (await hasTag(tx, customerId, tagId)) return noContent().records();
      const tag = await findTag(tx, tagId);
      if (!tag) throw TAG_NOT_FOUND();
      if (tag.isRetired) throw TAG_RETIRED();
      if (!(await insertTagging(tx, { customerId, tagId, taggedBy: actor.id, now })))
        throw TAG_TOO_MANY({ most: MOST_TAGS });
      const fields = changed({}, { tag: tag.nameEn });
      return noContent().records({ action: 'customer.tagged', subject: customerId, customerId, fields });
    },
  });
