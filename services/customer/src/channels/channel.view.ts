import type { ChannelView } from '@toric/contracts/customer/channels/channel.http';
import { ADAPTERS } from './adapters/all.ts';
import { type Channel, healthOf } from './channel.ts';
import type { SecretState } from './secret.store.ts';

const text = (at: Date | null): string | null => at && at.toISOString();

/** Returns a channel as the API shows it. `publicUrl` is the public address of the gateway. */
export function channelView(channel: Channel, secrets: SecretState, publicUrl: string, now: Date): ChannelView {
  const { id, provider, name, account, profiles, isOn, isAsked, token, failures, lastError, changedBy, version } =
    channel;
  const hasDeliveries = ADAPTERS[provider].deliveries !== undefined;
  const willBeAsked = isOn && isAsked && token !== null;
  return {
    ...{ id, provider, name, account, profiles: [...profiles], isOn, isAsked, hasToken: token !== null },
    ...{ hasSecret: secrets.hasSecret, oldSecretEndsAt: text(secrets.oldSecretEndsAt) },
    address: hasDeliveries ? `${publicUrl}/v1/channels/${id}/deliveries` : null,
    health: healthOf(channel, now),
    ...{ lastItemAt: text(channel.lastItemAt), lastAskedAt: text(channel.lastAskedAt) },
    ...{ nextAskedAt: willBeAsked ? text(channel.nextAskedAt) : null, caughtUpAt: text(channel.caughtUpAt) },
    ...{ failures, lastError, lastErrorAt: text(channel.lastErrorAt), changedBy, version },
    ...{ createdAt: channel.createdAt.toISOString(), updatedAt: channel.updatedAt.toISOString() },
  };
}
