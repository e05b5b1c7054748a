import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { FOUND_AT_MOST, SearchChannelItems } from '@toric/contracts/customer/channels/channel-item.http';
import type { Reader } from '../../reader.store.ts';
import { readProviders } from '../channel.store.ts';
import { searchItems } from '../item.store.ts';
import { itemView } from '../item.view.ts';

/** GET /channel-item-search. Lists items that contain the given words, newest first. */
export const searchChannelItems = ({ vault }: { vault: Vault }) =>
  query<typeof SearchChannelItems, Reader>(SearchChannelItems, {
    async run({ query: { text }, actor, db }) {
      const [found, providers] = await Promise.all([searchItems(db, vault, text, FOUND_AT_MOST), readProviders(db)]);
      const data = found.slice(0, FOUND_AT_MOST).map((item) => itemView(item, providers, actor));
      return { data, isCut: found.length > FOUND_AT_MOST };
    },
  });
