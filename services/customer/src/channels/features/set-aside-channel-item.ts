import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_ITEM_NOT_FOUND, CHANNEL_ITEM_NOT_WAITING } from '@toric/contracts/customer/channels/channel.errors';
import { SetAsideChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { lockAuthorOf } from '../author.store.ts';
import { setState } from '../item.store.ts';

/** POST /channel-items/{itemId}/set-aside. Removes an item from the queue, for example advertising. */
export const setAsideChannelItem = ({ vault }: { vault: Vault }) =>
  command(SetAsideChannelItem, {
    async run({ params: { itemId }, tx }) {
      const author = await lockAuthorOf(tx, vault, itemId);
      if (!author) throw CHANNEL_ITEM_NOT_FOUND();
      if (author.state !== 'waiting') throw CHANNEL_ITEM_NOT_WAITING();
      await setState(tx, itemId, 'set-aside');
      const change = { action: 'channel-item.set-aside', subject: itemId } as const;
      return answer({ id: itemId, state: 'set-aside' as const, customerId: null }).records(change);
    },
  });
