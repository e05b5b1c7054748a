/** Declares the types of inbound channels that several files of the contracts use. */
import { z } from 'zod';

export const ChannelProvider = z.enum(['zendesk', 'intercom', 'hootsuite', 'sprout-social']);
export type ChannelProvider = z.infer<typeof ChannelProvider>;

export const SocialNetwork = z
  .enum([
    ...(['mail', 'chat', 'web', 'phone', 'whatsapp', 'facebook', 'instagram', 'x'] as const),
    ...(['linkedin', 'tiktok', 'youtube', 'threads', 'other'] as const),
  ])
  .meta({ description: 'Where the person wrote. The provider is the system that handed it in.' });
export type SocialNetwork = z.infer<typeof SocialNetwork>;

export const ChannelItemKind = z.enum(['ticket', 'direct-message', 'comment', 'mention', 'review']).meta({
  description:
    '`ticket`: a part of a ticket or of a conversation, which is a case here. The others are of social networks.',
});
export type ChannelItemKind = z.infer<typeof ChannelItemKind>;

/** Lists the kinds of channel items that everybody on the social network can read. */
export const PUBLIC_KINDS: readonly ChannelItemKind[] = ['comment', 'mention', 'review'];

export const ChannelItemState = z.enum(['waiting', 'linked', 'set-aside', 'own']).meta({
  description:
    '`waiting`: nobody knows yet who wrote. `linked`: it belongs to a customer. `set-aside`: staff said that nothing is to be done. `own`: words of the shop.',
});
export type ChannelItemState = z.infer<typeof ChannelItemState>;

export const ChannelDirection = z
  .enum(['in', 'out'])
  .meta({ description: '`in`: the person wrote. `out`: the shop did.' });
export type ChannelDirection = z.infer<typeof ChannelDirection>;

export const ChannelHealth = z.enum(['off', 'quiet', 'well', 'behind', 'failing']).meta({
  description:
    '`quiet`: nothing came yet. `behind`: the channel is asked, and was not read to its end for 15 minutes. `failing`: the last request or delivery failed.',
});
export type ChannelHealth = z.infer<typeof ChannelHealth>;

export const DeliveryOutcome = z.enum(['taken', 'known', 'ignored']).meta({
  description: '`known`: each of its events was taken before. `ignored`: nothing in it is for the shop.',
});
export type DeliveryOutcome = z.infer<typeof DeliveryOutcome>;
