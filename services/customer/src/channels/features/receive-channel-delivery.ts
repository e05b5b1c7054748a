import type { Vault } from '@toric/chassis/data/vault';
import { type Aside, preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_OFF, CHANNEL_PAYLOAD, CHANNEL_SIGNATURE } from '@toric/contracts/customer/channels/channel.errors';
import { ReceiveChannelDelivery } from '@toric/contracts/customer/channels/channel.http';
import type { Reader } from '../../reader.store.ts';
import { jsonOf } from '../adapters/json-of.ts';
import { ADAPTERS } from '../adapters/all.ts';
import type { Channel } from '../channel.ts';
import { claimEvent, damagedDelivery, lockChannel, readChannel } from '../channel.store.ts';
import type { ProviderEvent, RawRequest, Received } from '../provider.ts';
import { readSecrets } from '../secret.store.ts';
import { byProvider, takeItems } from '../taking/take-items.flow.ts';

type Means = { readonly vault: Vault; readonly own: readonly string[] };
type Prepared = readonly ProviderEvent[];
type Given = {
  readonly channelId: string;
  readonly raw: RawRequest | undefined;
  readonly db: Reader;
  readonly aside: Aside;
  readonly now: Date;
};

/**
 * Checks the signature of a webhook delivery before its body is parsed. An unknown channel gets the same refusal as a
 * wrong signature.
 */
async function checked(
  { vault }: Means,
  { channelId, raw, db, now }: Given,
): Promise<{ channel: Channel; raw: RawRequest }> {
  const channel = await readChannel(db, channelId);
  const deliveries = channel && ADAPTERS[channel.provider].deliveries;
  if (!channel || !deliveries || !raw) throw CHANNEL_SIGNATURE();
  const secrets = await readSecrets(db, vault, channelId, now);
  if (!deliveries.verify(raw, secrets)) throw CHANNEL_SIGNATURE();
  if (!channel.isOn) throw CHANNEL_OFF();
  return { channel, raw };
}

/** Returns the contents of all new events of a webhook delivery together, in the order of the events. */
const together = (events: readonly ProviderEvent[]): Received => ({
  threads: events.flatMap(({ received }) => received.threads),
  items: events.flatMap(({ received }) => received.items),
  posts: events.flatMap(({ received }) => received.posts),
});

/**
 * POST /channels/{channelId}/deliveries. Takes the events of a provider, each once. Tickets become cases, and all other
 * items become contacts. Sends no confirmation, because the provider sends its own.
 */
export const receiveChannelDelivery = (means: Means) =>
  preparedCommand<typeof ReceiveChannelDelivery, Reader, Prepared>(ReceiveChannelDelivery, {
    async prepare({ params: { channelId }, raw: given, db, aside, now }) {
      const { channel, raw } = await checked(means, { channelId, raw: given, db, aside, now });
      const events = ADAPTERS[channel.provider].deliveries?.read(jsonOf(raw.body));
      if (events) return events;
      await aside(damagedDelivery(channelId, now));
      throw CHANNEL_PAYLOAD();
    },
    async run({ params: { channelId }, prepared: events, tx, now, newId }) {
      const { vault } = means;
      const channel = await lockChannel(tx, channelId);
      if (!channel?.isOn) throw CHANNEL_OFF();
      const fresh: ProviderEvent[] = [];
      for (const event of events)
        if (await claimEvent(tx, vault, { channelId, eventId: event.id }, now)) fresh.push(event);
      const received = together(fresh);
      const taken = await takeItems({ tx, now, newId, ...means }, channel, received);
      const isEmpty = Object.values(received).every((parts) => parts.length === 0);
      const outcome = fresh.length === 0 ? 'known' : isEmpty ? 'ignored' : 'taken';
      return answer({ outcome, items: taken.items } as const)
        .emits(...taken.messages)
        .performs(...taken.effects)
        .records(...byProvider(taken.changes));
    },
  });
