/**
 * Declares the operations on channels: the external systems from which tickets, conversations, comments and direct
 * messages come, and their health.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { ChannelHealth, ChannelProvider, DeliveryOutcome } from './channel.ts';
import {
  CHANNEL_ACCOUNT,
  CHANNEL_NO_PROFILES,
  CHANNEL_NO_TOKEN,
  CHANNEL_NO_WEBHOOKS,
  CHANNEL_NOT_ASKED,
  CHANNEL_NOT_FOUND,
  CHANNEL_OFF,
  CHANNEL_PAYLOAD,
  CHANNEL_SECRET_MADE_HERE,
  CHANNEL_SECRET_NEEDED,
  CHANNEL_SIGNATURE,
  CHANNEL_TOO_MANY,
} from './channel.errors.ts';

const owner = 'customer';
/** A shop has at most this number of channels. Each channel is polled separately. */
export const MOST_CHANNELS = 20;
/** One webhook delivery of a channel's provider may have at most this number of bytes. */
export const DELIVERY_LIMIT = 1024 * 1024;

const channelId = z.strictObject({ channelId: Id });

export const ChannelView = z.object({
  id: Id,
  provider: ChannelProvider,
  name: SentText,
  account: SentText,
  profiles: z.array(SentText),
  isOn: z.boolean(),
  isAsked: z.boolean().meta({ description: 'True if the shop asks the provider for news by itself.' }),
  hasToken: z.boolean(),
  hasSecret: z.boolean().meta({ description: 'True if deliveries of the provider can be checked.' }),
  oldSecretEndsAt: Instant.nullable().meta({ description: 'Until when the secret of before is accepted too.' }),
  address: SentText.nullable().meta({
    description: 'The address to which the provider sends its events. Null if it sends none.',
    example: 'https://shop.example/v1/channels/0197a000-0000-7000-8000-000000000001/deliveries',
  }),
  health: ChannelHealth,
  lastItemAt: Instant.nullable(),
  lastAskedAt: Instant.nullable(),
  nextAskedAt: Instant.nullable(),
  caughtUpAt: Instant.nullable().meta({
    description: 'When the provider was last read to its end. The time since then is the lag.',
  }),
  failures: z.int().meta({ description: 'The requests that failed since the last success.' }),
  lastError: SentText.nullable().meta({
    description: '`http-<status>`, `timeout`, `connection`, `too-large`, `unreadable`, or `payload` for a delivery.',
  }),
  lastErrorAt: Instant.nullable(),
  changedBy: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ChannelView = z.infer<typeof ChannelView>;

const terms = {
  name: oneLine(80).meta({ description: 'The name under which colleagues know it.' }),
  profiles: z
    .array(oneLine(20).refine((text) => /^\d+$/.test(text), says({ en: 'the number of a profile', zh: '主页的编号' })))
    .max(50)
    .meta({ description: 'Sprout Social only: the numbers of the profiles whose messages are read.' }),
  isAsked: z.boolean().meta({ description: 'True if the shop asks the provider for news by itself.' }),
  apiToken: oneLine(500).meta({
    description:
      'The token with which the provider is asked. Zendesk: `mail@shop.example/token:<token>`. Kept sealed, and never shown.',
  }),
};

export const CreateChannel = operation({
  id: 'createChannel',
  record: ['channel.added'],
  endpoint: 'POST /channels',
  owner,
  summary: 'Add a channel',
  description:
    'It takes what comes from now on. Give it a secret afterwards (`setChannelSecret`), if the provider sends events by itself.',
  allow: ['admin'],
  stepUp: true,
  body: z.strictObject({
    provider: ChannelProvider,
    name: terms.name,
    account: oneLine(63).meta({
      description:
        'Zendesk: the part before .zendesk.com. Intercom: us, eu or au. Hootsuite and Sprout Social: the number of the organisation.',
    }),
    profiles: terms.profiles.default([]),
    isAsked: terms.isAsked.default(false),
    apiToken: terms.apiToken.optional(),
  }),
  example: {
    ...{ provider: 'zendesk', name: 'Help desk', account: 'toric-example', isAsked: false },
    apiToken: 'desk@shop.example/token:an-invented-token',
  },
  reply: ChannelView,
  status: 201,
  location: '/channels/{id}',
  errors: [CHANNEL_ACCOUNT, CHANNEL_NO_TOKEN, CHANNEL_NO_PROFILES, CHANNEL_TOO_MANY],
});

export const ListChannels = operation({
  id: 'listChannels',
  endpoint: 'GET /channels',
  owner,
  summary: 'List channels with their health, newest first',
  allow: ['admin', 'auditor', 'sales', 'marketing'],
  query: PageQuery,
  reply: page(ChannelView),
});

export const GetChannel = operation({
  id: 'getChannel',
  endpoint: 'GET /channels/{channelId}',
  owner,
  summary: 'Read a channel with its health',
  allow: ['admin', 'auditor', 'sales', 'marketing'],
  params: channelId,
  reply: ChannelView,
  versioned: true,
  errors: [CHANNEL_NOT_FOUND],
});

export const ChangeChannel = operation({
  id: 'changeChannel',
  record: ['channel.changed'],
  endpoint: 'PATCH /channels/{channelId}',
  owner,
  summary: 'Change a channel, or switch it on or off',
  description: 'A channel that is switched off takes nothing. When it is switched on, it goes on where it was.',
  allow: ['admin'],
  stepUp: true,
  params: channelId,
  body: z
    .strictObject({
      ...{ name: terms.name, profiles: terms.profiles, isAsked: terms.isAsked },
      isOn: z.boolean(),
      apiToken: terms.apiToken.nullable(),
    })
    .partial()
    .refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
    ),
  example: { name: 'Help desk of the shop' },
  reply: ChannelView,
  versioned: true,
  errors: [CHANNEL_NOT_FOUND, CHANNEL_NO_TOKEN, CHANNEL_NO_PROFILES, REQUEST_STALE],
});

/**
 * Sets the secret of a channel. The operation takes no Idempotency-Key, because a stored response of an idempotent
 * request must not contain a secret.
 */
export const SetChannelSecret = operation({
  id: 'setChannelSecret',
  record: ['channel.secret-set'],
  endpoint: 'POST /channels/{channelId}/secrets',
  owner,
  summary: 'Give a channel the secret with which its deliveries are checked',
  description:
    'Zendesk and Intercom make the secret themselves: enter it. For Hootsuite it is made here, and shown in this answer only. Until the old secret ends, both are accepted. A third secret ends the oldest one at once.',
  allow: ['admin'],
  stepUp: true,
  idempotent: false,
  params: channelId,
  body: z.strictObject({
    secret: oneLine(200)
      .refine((text) => text.length >= 8, says({ en: 'at least 8 characters', zh: '至少 8 个字符' }))
      .optional()
      .meta({ description: 'The secret from the settings of the provider. Leave it out if it is made here.' }),
    overlapHours: z.int().min(0).max(72).default(24).meta({
      description: 'How long the old secret is still accepted. 0 ends it at once, for a secret that became known.',
    }),
  }),
  example: { secret: 'an-invented-signing-secret', overlapHours: 24 },
  reply: z.object({
    id: Id.meta({ description: 'The id of the secret.' }),
    secret: SentText.nullable().meta({ description: 'The secret, if it was made here. Null if it was entered.' }),
    oldSecretEndsAt: Instant,
  }),
  status: 201,
  errors: [CHANNEL_NOT_FOUND, CHANNEL_NO_WEBHOOKS, CHANNEL_SECRET_NEEDED, CHANNEL_SECRET_MADE_HERE],
});

export const AskChannel = operation({
  id: 'askChannel',
  record: 'none',
  because: 'It asks earlier what would be asked anyhow, and changes no data of the shop.',
  endpoint: 'POST /channels/{channelId}/ask',
  owner,
  summary: 'Ask the provider of a channel now, without waiting for the next time',
  allow: ['admin'],
  params: channelId,
  reply: ChannelView,
  errors: [CHANNEL_NOT_FOUND, CHANNEL_NOT_ASKED],
});

export const ReceiveChannelDelivery = operation({
  id: 'receiveChannelDelivery',
  record: ['case.opened', 'case.received', 'case.answered', 'case.moved', 'case.changed', 'channel-item.linked'],
  endpoint: 'POST /channels/{channelId}/deliveries',
  owner,
  summary: 'Receive events of the provider of a channel',
  description:
    'The provider posts its own format and signs the raw bytes in its own way. The signature is checked before the body is read. The answer comes after the commit. An event that comes again does nothing.',
  allow: ['public'],
  rawBody: true,
  rawLimit: DELIVERY_LIMIT,
  idempotent: false,
  params: channelId,
  reply: z.object({ outcome: DeliveryOutcome, items: z.int().meta({ description: 'The new items.' }) }),
  errors: [CHANNEL_SIGNATURE, CHANNEL_PAYLOAD, CHANNEL_OFF],
});
