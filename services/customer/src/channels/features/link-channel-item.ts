import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_ITEM_LINKED, CHANNEL_ITEM_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { LinkChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { lockAuthorOf } from '../author.store.ts';
import { linkAuthor } from '../link-author.flow.ts';

/**
 * POST /channel-items/{itemId}/customer. Links the author of an item to a customer. Later items of the author are
 * linked automatically.
 */
export const linkChannelItem = ({ vault }: { vault: Vault }) =>
  command(LinkChannelItem, {
    async run({ params: { itemId }, body: { customerId }, tx, now, newId }) {
      const author = await lockAuthorOf(tx, vault, itemId);
      if (!author) throw CHANNEL_ITEM_NOT_FOUND();
      if (author.customerId !== null) throw CHANNEL_ITEM_LINKED();
      if (!(await findCustomerKeys(tx, vault, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      const of = { authorId: author.id, itemId, customerId };
      const { effects, changes } = await linkAuthor({ tx, vault, now, newId }, of);
      return answer({ id: itemId, state: 'linked' as const, customerId })
        .performs(...effects)
        .records(...changes);
    },
  });
