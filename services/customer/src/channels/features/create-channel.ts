import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import {
  CHANNEL_ACCOUNT,
  CHANNEL_NO_PROFILES,
  CHANNEL_NO_TOKEN,
  CHANNEL_TOO_MANY,
} from '@toric/contracts/customer/channels/channel.errors';
import { CreateChannel, MOST_CHANNELS } from '@toric/contracts/customer/channels/channel.http';
import { ADAPTERS } from '../adapters/all.ts';
import type { Channel } from '../channel.ts';
import { countChannels, insertChannel, sealToken } from '../channel.store.ts';
import { channelView } from '../channel.view.ts';

const NO_SECRET = { hasSecret: false, oldSecretEndsAt: null };

/** POST /channels. Adds a channel. The channel takes only items that people write after this request. */
export const createChannel = ({ vault, publicUrl }: { vault: Vault; publicUrl: string }) =>
  command(CreateChannel, {
    async run({ body: { apiToken, ...given }, actor, tx, now, newId }) {
      const adapter = ADAPTERS[given.provider];
      if (!adapter.isAccount(given.account)) throw CHANNEL_ACCOUNT().atField('/account');
      if (given.isAsked && apiToken === undefined) throw CHANNEL_NO_TOKEN().atField('/apiToken');
      if (given.isAsked && adapter.needsProfiles && given.profiles.length === 0)
        throw CHANNEL_NO_PROFILES().atField('/profiles');
      if ((await countChannels(tx)) >= MOST_CHANNELS) throw CHANNEL_TOO_MANY({ most: MOST_CHANNELS });
      const id = newId();
      const channel: Channel = {
        ...{ ...given, id, isOn: true, token: apiToken === undefined ? null : sealToken(vault, id, apiToken) },
        ...{ cursor: null, nextAskedAt: now, lastAskedAt: null, caughtUpAt: null, lastItemAt: null, failures: 0 },
        ...{ lastError: null, lastErrorAt: null, changedBy: actor.id, version: 1, createdAt: now, updatedAt: now },
      };
      await insertChannel(tx, channel);
      const fields = changed({}, given);
      return answer(channelView(channel, NO_SECRET, publicUrl, now)).records({
        ...{ action: 'channel.added', subject: id, fields },
      });
    },
  });
