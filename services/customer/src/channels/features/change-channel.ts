import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import {
  CHANNEL_NO_PROFILES,
  CHANNEL_NO_TOKEN,
  CHANNEL_NOT_FOUND,
} from '@toric/contracts/customer/channels/channel.errors';
import { ChangeChannel } from '@toric/contracts/customer/channels/channel.http';
import { ADAPTERS } from '../adapters/all.ts';
import type { Channel } from '../channel.ts';
import { lockChannel, sealToken, updateChannel } from '../channel.store.ts';
import { channelView } from '../channel.view.ts';
import { findSecretState } from '../secret.store.ts';

/**
 * Returns the fields of a channel for the change record. They say whether the channel has a token, but never contain
 * the token.
 */
const recorded = ({ name, profiles, isOn, isAsked, token }: Channel) => ({
  ...{ name, profiles: [...profiles], isOn, isAsked, hasToken: token !== null },
});

/** PATCH /channels/{channelId}. Changes a channel. A channel whose switch or token changes is polled at once. */
export const changeChannel = ({ vault, publicUrl }: { vault: Vault; publicUrl: string }) =>
  command(ChangeChannel, {
    async run({ params: { channelId: id }, body: { apiToken, ...given }, actor, expectedVersion, tx, now }) {
      const channel = await lockChannel(tx, id);
      if (!channel) throw CHANNEL_NOT_FOUND();
      requireVersion(expectedVersion, channel.version);
      const { name = channel.name, profiles = channel.profiles } = given;
      const { isOn = channel.isOn, isAsked = channel.isAsked } = given;
      const token = apiToken === undefined ? channel.token : apiToken === null ? null : sealToken(vault, id, apiToken);
      if (isAsked && token === null) throw CHANNEL_NO_TOKEN().atField('/apiToken');
      if (isAsked && ADAPTERS[channel.provider].needsProfiles && profiles.length === 0)
        throw CHANNEL_NO_PROFILES().atField('/profiles');
      const next: Channel = {
        ...{ ...channel, name, profiles, isOn, isAsked, token, nextAskedAt: now, failures: 0 },
        ...{ changedBy: actor.id, version: channel.version + 1, updatedAt: now },
      };
      await updateChannel(tx, next);
      const fields = changed(recorded(channel), recorded(next));
      return answer(channelView(next, await findSecretState(tx, id, now), publicUrl, now)).records({
        ...{ action: 'channel.changed', subject: id, fields },
      });
    },
  });
