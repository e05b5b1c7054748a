import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_NOT_ASKED, CHANNEL_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { AskChannel } from '@toric/contracts/customer/channels/channel.http';
import { askSoon, lockChannel } from '../channel.store.ts';
import { channelView } from '../channel.view.ts';
import { findSecretState } from '../secret.store.ts';

/** POST /channels/{channelId}/ask. Marks the channel as due, so that its provider is polled within two seconds. */
export const askChannel = ({ publicUrl }: { publicUrl: string }) =>
  command(AskChannel, {
    async run({ params: { channelId }, tx, now }) {
      const channel = await lockChannel(tx, channelId);
      if (!channel) throw CHANNEL_NOT_FOUND();
      if (!channel.isOn || !channel.isAsked) throw CHANNEL_NOT_ASKED();
      await askSoon(tx, channelId, now);
      const secrets = await findSecretState(tx, channelId, now);
      return answer(channelView({ ...channel, nextAskedAt: now }, secrets, publicUrl, now));
    },
  });
