import { ServiceConfig } from '@toric/chassis/process/config';
import { outsideUrl } from '@toric/chassis/process/outside-url';
import { z } from 'zod';

const NumberRule = z
  .string()
  .regex(
    /^[^{}]*(\{(yyyy|mm)\}[^{}]*)*\{seq(:\d+)?\}[^{}]*$/,
    'may use {yyyy}, {mm} and must contain {seq} or {seq:6}',
  );

export const PaymentConfig = ServiceConfig.extend({
  PROVIDER_URL: outsideUrl().meta({ description: 'The https address of the payment provider.' }),
  PROVIDER_SECRET_KEY: z.string().min(16).meta({ description: 'The bearer key of calls to the payment provider.' }),
  PROVIDER_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_\S+( whsec_\S+)*$/,
      "must be 'whsec_…'; while it is rotated the new and the old one, with a space between",
    )
    .meta({
      description:
        "Verifies the provider's webhooks. While it is rotated: the new and the old secret, with a space between.",
    }),
  MASTER_KEY: z
    .string()
    .min(44)
    .meta({ description: '32 random bytes in base64. Wraps the data keys of all customers.' }),
  PAYMENT_TOKEN_KEYS: z.string().min(44).meta({
    description:
      'Opens the payment tokens that the order service sealed with the same value: 32 random bytes in base64. While it is rotated: the new and the old key, with a space between.',
  }),
  BUYER_KEYS: z.string().min(44).meta({
    description:
      '32 random bytes in base64, the same as of the customer service: opens the buyer on the way to the invoice. While it is rotated: the new and the old key, with a space between.',
  }),
  INVOICE_RETENTION_YEARS: z.coerce.number().int().min(5).max(30).default(10).meta({
    description:
      'Years after the year of issue for which an invoice names its buyer: the longest that the law of a market demands. Later years destroy the key. It holds for keys that are made from then on.',
  }),
  PROVIDER_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(20_000)
    .default(5_000)
    .meta({ description: 'Milliseconds after which a call to the provider has no known outcome.' }),
  INVOICE_NUMBER_RULE: NumberRule.default('INV-{yyyy}-{seq:6}').meta({
    description:
      'How invoices are numbered: {yyyy} and {mm} are the year and the month in UTC. {seq:6} is the running number, padded to six digits.',
  }),
  CREDIT_NOTE_NUMBER_RULE: NumberRule.default('CN-{yyyy}-{seq:6}').meta({
    description:
      'How credit notes are numbered: {yyyy} and {mm} are the year and the month in UTC. {seq:6} is the running number, padded to six digits.',
  }),
  INVOICE_SELLER: z.string().max(500).default('').meta({
    description:
      'The shop on the PDF of invoices, with `|` between its lines: its name, its address and its tax number. A shop that sells must set it, because the law demands the seller on an invoice.',
  }),
  REFUND_LIMIT: z.coerce.number().int().min(0).default(20_000).meta({
    description: 'Minor units per payment that one person in finance may refund; above it a second one must agree',
  }),
  STORE_CREDIT_LIMIT: z.coerce.number().int().min(0).default(5_000).meta({
    description:
      'Minor units of store credit that staff may give to one customer within 30 days; above it a second person of finance must agree.',
  }),
  STORE_CREDIT_MONTHS: z.coerce.number().int().min(0).max(240).default(0).meta({
    description:
      'Months after which store credit that was not used expires. 0: never. Ask a lawyer before you set it: many places forbid that such credit expires, or demand some years and a warning.',
  }),
});
export type PaymentConfig = z.infer<typeof PaymentConfig>;
