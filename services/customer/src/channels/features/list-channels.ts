import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListChannels } from '@toric/contracts/customer/channels/channel.http';
import type { Reader } from '../../reader.store.ts';
import { readChannels } from '../channel.store.ts';
import { channelView } from '../channel.view.ts';
import { readSecretStates } from '../secret.store.ts';

/** GET /channels. Lists channels with their health, newest first. */
export const listChannels = ({ publicUrl }: { publicUrl: string }) =>
  query<typeof ListChannels, Reader>(ListChannels, {
    async run({ query: page, db, now }) {
      const rows = await readChannels(db, page);
      const ids = rows.rows.map(({ id }) => id);
      const secretsOf = await readSecretStates(db, ids, now);
      return pageOf(rows, page.limit, (channel) => channelView(channel, secretsOf(channel.id), publicUrl, now));
    },
  });
