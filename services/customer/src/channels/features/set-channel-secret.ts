import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import {
  CHANNEL_NO_WEBHOOKS,
  CHANNEL_NOT_FOUND,
  CHANNEL_SECRET_MADE_HERE,
  CHANNEL_SECRET_NEEDED,
} from '@toric/contracts/customer/channels/channel.errors';
import { SetChannelSecret } from '@toric/contracts/customer/channels/channel.http';
import { ADAPTERS } from '../adapters/all.ts';
import { newSecret } from '../adapters/signatures.ts';
import { lockChannel } from '../channel.store.ts';
import { endSecrets, insertSecret } from '../secret.store.ts';

const HOUR_MS = 3_600_000;

/** POST /channels/{channelId}/secrets. Gives a channel a new secret. The old one expires after the overlap. */
export const setChannelSecret = ({ vault }: { vault: Vault }) =>
  command(SetChannelSecret, {
    async run({ params: { channelId }, body: { secret: given, overlapHours }, tx, now, newId }) {
      const channel = await lockChannel(tx, channelId);
      if (!channel) throw CHANNEL_NOT_FOUND();
      const { deliveries } = ADAPTERS[channel.provider];
      if (!deliveries) throw CHANNEL_NO_WEBHOOKS();
      const isMade = deliveries.secret === 'made-here';
      if (isMade && given !== undefined) throw CHANNEL_SECRET_MADE_HERE().atField('/secret');
      if (!isMade && given === undefined) throw CHANNEL_SECRET_NEEDED().atField('/secret');
      const secret = given ?? newSecret();
      const [id, endsAt] = [newId(), new Date(now.getTime() + overlapHours * HOUR_MS)];
      await endSecrets(tx, channelId, { now, endsAt });
      await insertSecret(tx, vault, { id, channelId, secret, createdAt: now });
      const fields = [{ name: 'oldSecretEndsAt', before: null, after: endsAt.toISOString() }];
      return answer({ id, secret: isMade ? secret : null, oldSecretEndsAt: endsAt.toISOString() }).records({
        ...{ action: 'channel.secret-set', subject: channelId, fields },
      });
    },
  });
