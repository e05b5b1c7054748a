import { query } from '@toric/chassis/http/endpoint';
import { CHANNEL_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { GetChannel } from '@toric/contracts/customer/channels/channel.http';
import type { Reader } from '../../reader.store.ts';
import { readChannel } from '../channel.store.ts';
import { channelView } from '../channel.view.ts';
import { readSecretStates } from '../secret.store.ts';

/** GET /channels/{channelId}. Returns a channel with its health. */
export const getChannel = ({ publicUrl }: { publicUrl: string }) =>
  query<typeof GetChannel, Reader>(GetChannel, {
    async run({ params: { channelId }, db, now }) {
      const channel = await readChannel(db, channelId);
      if (!channel) throw CHANNEL_NOT_FOUND();
      const secretsOf = await readSecretStates(db, [channelId], now);
      return channelView(channel, secretsOf(channelId), publicUrl, now);
    },
  });
