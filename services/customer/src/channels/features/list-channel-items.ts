import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListChannelItems } from '@toric/contracts/customer/channels/channel-item.http';
import type { Reader } from '../../reader.store.ts';
import { readProviders } from '../channel.store.ts';
import { readItems } from '../item.store.ts';
import { itemView, kindsFor, readsAll } from '../item.view.ts';

/** GET /channel-items. Lists what people wrote on other systems, newest first. Marketing sees only public items. */
export const listChannelItems = ({ vault }: { vault: Vault }) =>
  query<typeof ListChannelItems, Reader>(ListChannelItems, {
    async run({ query: { limit, cursor, count, ...filter }, actor, db }) {
      const { customerId: _who, caseId: _case, ...open } = filter;
      const asked = { filter: readsAll(actor) ? filter : open, kinds: kindsFor(actor) };
      const [rows, providers] = await Promise.all([
        readItems(db, vault, asked, { limit, cursor, count }),
        readProviders(db),
      ]);
      return pageOf(rows, limit, (item) => itemView(item, providers, actor));
    },
  });
