import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ChannelItemState } from '@toric/contracts/customer/channels/channel';
import { CHANNEL_ITEM_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { RestoreChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { lockAuthorOf } from '../author.store.ts';
import { setState } from '../item.store.ts';

/**
 * POST /channel-items/{itemId}/restore. Puts an item that was set aside back into its former state. Does not change any
 * other item.
 */
export const restoreChannelItem = ({ vault }: { vault: Vault }) =>
  command(RestoreChannelItem, {
    async run({ params: { itemId }, tx }) {
      const author = await lockAuthorOf(tx, vault, itemId);
      if (!author) throw CHANNEL_ITEM_NOT_FOUND();
      const { customerId } = author;
      const isAside = author.state === 'set-aside';
      const state = isAside ? (customerId === null ? 'waiting' : 'linked') : ChannelItemState.parse(author.state);
      if (isAside) await setState(tx, itemId, state);
      const change = { action: 'channel-item.restored', subject: itemId, customerId } as const;
      return answer({ id: itemId, state, customerId }).records(...(isAside ? [change] : []));
    },
  });
