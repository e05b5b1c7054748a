import { BaseConfig, ServiceConfig } from '@toric/chassis/process/config';
import { z } from 'zod';

const perMinute = (count: number) => z.coerce.number().int().min(1).default(count);

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);

/** Parses origins as browsers send them: scheme, host and port, without a path. */
const Origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
  .refine(
    (origins) => origins.every(isOrigin),
    'write origins such as https://shop.example, without a path or a final /',
  );

/**
 * Describes the setting for the role of one process. With a process for webhooks, outgoing traffic can have its own
 * machines and network rules.
 */
export const RoleConfig = z.object({
  GATEWAY_ROLE: z.enum(['api', 'webhooks', 'both']).default('both').meta({
    description:
      'What this process does. `api`: it serves the public API. `webhooks`: it sends webhooks, and needs no way in from outside. `both`: it does both.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: BaseConfig.shape.OTEL_EXPORTER_OTLP_ENDPOINT,
});

const MailboxUrl = z.url().optional().meta({
  description:
    'The mailbox of a development system, whose mails are shown at /mailbox. A shop in production must not set it.',
});

export const GatewayConfig = BaseConfig.extend({
  GATEWAY_ROLE: RoleConfig.shape.GATEWAY_ROLE,
  WEBHOOKS_URL: z.url().optional().meta({
    description:
      'The address of the process with the role `webhooks`. The role `api` needs it; the role `both` sends webhooks itself.',
  }),
  DATABASE_URL: z.string().startsWith('postgres').meta({
    description:
      'The database with the shared counters of the rate limits, the tickets of event streams, and the webhooks.',
  }),
  BROKER_URL: z
    .string()
    .startsWith('amqp')
    .meta({ description: 'The broker from which order events come, to wake waiting clients.' }),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .meta({ description: 'The port of /metrics, which is not the public port. If omitted, there is none.' }),
  CUSTOMER_URL: z.url().meta({ description: 'The address of the service customer.' }),
  CATALOG_INVENTORY_URL: z.url().meta({ description: 'The address of the service catalog-inventory.' }),
  ORDER_URL: z.url().meta({ description: 'The address of the service order.' }),
  PAYMENT_URL: z.url().meta({ description: 'The address of the service payment.' }),
  MARKETING_URL: z.url().meta({ description: 'The address of the service marketing.' }),
  REQUESTS_PER_MINUTE: perMinute(600).meta({
    description:
      'The limit for one caller: for a token its owner, without a token the address. Each instance counts alone.',
  }),
  PUBLIC_READS_PER_MINUTE: perMinute(6_000).meta({
    description:
      'The limit of public reads, such as searches of the catalogue, for one caller with a token. A shop that renders its pages on a server sends the requests of all its visitors from one address, so it should send a token. Each instance counts alone.',
  }),
  WEBHOOKS_PER_MINUTE: perMinute(6_000).meta({
    description:
      'The limit of webhooks, such as those of the payment provider, for one address. Each instance counts alone.',
  }),
  STREAMS_PER_CALLER: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .meta({ description: 'The most event streams that one caller may have open at a time in one instance.' }),
  PUBLIC_CACHE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(60).meta({
    description:
      'How long browsers and shared caches may keep an answer of the public catalogue and the documents of the API.',
  }),
  CORS_ORIGINS: Origins.meta({
    description:
      'The origins whose web pages may call the API from a browser, separated by commas, for example `https://shop.example`. By default there is none.',
  }),
  SENSITIVE_PER_MINUTE: perMinute(30).meta({
    description: 'The limit of sign-ins and other guesses at secrets for one address, counted over all instances.',
  }),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'The number of proxies before the gateway whose X-Forwarded-For is trusted.' }),
  CONSOLE: z.enum(['on', 'off']).default('on').meta({
    description:
      'Whether this process serves the console at /console, the pages for staff. `off` also removes its sign-in by cookies.',
  }),
  TRAINING_URL: z.url().optional().meta({
    description:
      'The address of the console of the training shop, for example `https://training.shop.example/console`. The console then shows a link to it.',
  }),
  MAILBOX_URL: MailboxUrl,
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(10).default(0).meta({
    description:
      'Seconds for which a gateway that stops still answers, while /readyz says 503. Set it to more than a balancer needs to notice.',
  }),
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;

/** Describes the settings of the part that sends webhooks and shows the backups: the roles `webhooks` and `both`. */
export const WebhooksConfig = ServiceConfig.extend({
  MAILBOX_URL: MailboxUrl,
  MASTER_KEY: z.string().min(44).meta({
    description:
      '32 random bytes in base64: seals the secrets of webhook endpoints. If it is lost, each endpoint needs a new secret.',
  }),
  WEBHOOK_LOG_DAYS: z.coerce.number().int().min(4).max(3_650).default(30).meta({
    description: 'Days for which deliveries of webhooks are kept, with their bodies and answers.',
  }),
  BACKUPS: z.enum(['here', 'elsewhere']).default('here').meta({
    description:
      'Who makes the backups. `here`: the agent of Toric, and an alarm tells if there is none. `elsewhere`: another tool, such as pgBackRest.',
  }),
  WEBHOOK_ALLOW_PRIVATE: z.enum(['true', 'false']).default('false').meta({
    description:
      'For development only: `true` also sends webhooks over http, and to addresses that are not public. It is refused without MAILBOX_URL, which only a development system has.',
  }),
}).refine(({ WEBHOOK_ALLOW_PRIVATE, MAILBOX_URL }) => WEBHOOK_ALLOW_PRIVATE === 'false' || MAILBOX_URL !== undefined, {
  message: 'is for development systems only, which have a MAILBOX_URL: a shop that sells must not set it',
  path: ['WEBHOOK_ALLOW_PRIVATE'],
});
export type WebhooksConfig = z.infer<typeof WebhooksConfig>;
