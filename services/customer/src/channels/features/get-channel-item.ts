import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { CHANNEL_ITEM_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { GetChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import type { Reader } from '../../reader.store.ts';
import { readProviders } from '../channel.store.ts';
import { readItem } from '../item.store.ts';
import { itemView, kindsFor } from '../item.view.ts';

/** GET /channel-items/{itemId}. Returns one item that a person wrote. */
export const getChannelItem = ({ vault }: { vault: Vault }) =>
  query<typeof GetChannelItem, Reader>(GetChannelItem, {
    async run({ params: { itemId }, actor, db }) {
      const [item, providers] = await Promise.all([readItem(db, vault, itemId), readProviders(db)]);
      const kinds = kindsFor(actor);
      if (!item || (kinds && !kinds.some((kind) => kind === item.row.kind))) throw CHANNEL_ITEM_NOT_FOUND();
      return itemView(item, providers, actor);
    },
  });
