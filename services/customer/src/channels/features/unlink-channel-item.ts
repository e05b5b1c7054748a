import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_ITEM_NOT_FOUND, CHANNEL_ITEM_NOT_LINKED } from '@toric/contracts/customer/channels/channel.errors';
import { UnlinkChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { lockAuthorOf, setCustomer } from '../author.store.ts';

/**
 * POST /channel-items/{itemId}/unlink. Removes the link of the author to a customer. All items of the author wait for a
 * link again.
 */
export const unlinkChannelItem = ({ vault }: { vault: Vault }) =>
  command(UnlinkChannelItem, {
    async run({ params: { itemId }, tx, now }) {
      const author = await lockAuthorOf(tx, vault, itemId);
      if (!author) throw CHANNEL_ITEM_NOT_FOUND();
      const { customerId } = author;
      if (customerId === null) throw CHANNEL_ITEM_NOT_LINKED();
      await setCustomer(tx, author.id, null, now);
      const change = { action: 'channel-item.unlinked', subject: itemId, customerId } as const;
      return answer({ id: itemId, state: 'waiting' as const, customerId: null }).records(change);
    },
  });
