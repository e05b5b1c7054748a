import { LensIdKey, ServiceConfig } from '@toric/chassis/process/config';
import { outsideUrl } from '@toric/chassis/process/outside-url';
import { PriceCurrency } from '@toric/contracts/kernel/money';
import { Address } from '@toric/contracts/contact/contact';
import { NumberRule } from '@toric/contracts/numbers/number-rule';
import { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import { z } from 'zod';

/** Returns a schema for an environment variable that holds JSON. `schema` validates the parsed value. */
const jsonOf = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const OrderConfig = ServiceConfig.extend({
  MASTER_KEY: z
    .string()
    .min(44)
    .meta({ description: '32 random bytes in base64. Wraps the data keys of all customers.' }),
  LENS_ID_KEY: LensIdKey,
  SHOP_RULES: jsonOf(ShopRules).default({}).meta({
    description:
      'JSON: the countries without a law pack to which the shop sells, each with the source of its rule, for example {"CH":{"source":"…"}}',
  }),
  PAYMENT_TOKEN_KEYS: z.string().min(44).meta({
    description:
      'Seals payment tokens on their way to the payment service, which has the same value: 32 random bytes in base64. While it is rotated: the new and the old key, with a space between.',
  }),
  FAILED_CARDS_PER_HOUR: z.coerce.number().int().min(1).default(10).meta({
    description:
      'The orders of one customer in an hour that may be declined or undecided. The next order is then refused with status 429.',
  }),
  WRONG_COUPONS_PER_HOUR: z.coerce.number().int().min(1).default(10).meta({
    description:
      'The wrong codes of coupons that one customer, or one address without a token, may try in an hour. The next code is then refused with status 429.',
  }),
  UNSUITABLE_ORDERS_PER_HOUR: z.coerce.number().int().min(1).default(5).meta({
    description:
      'The orders for one customer in an hour that may not suit the prescription, or are not checked yet, before staff who may not see powers get status 429.',
  }),
  WRONG_COUPONS_PER_NETWORK: z.coerce.number().int().min(1).default(30).meta({
    description:
      'The wrong codes of coupons that all customers of one network together may try in an hour, with and without a token. The next code is then refused with status 429.',
  }),
  HOLD_NEW_CUSTOMER_ABOVE: jsonOf(z.record(PriceCurrency, z.int().min(0)))
    .default({})
    .meta({
      description:
        'JSON: the amounts above which the order of a customer without a shipped order is held, in minor units of each currency, for example {"USD":50000,"JPY":70000}. A currency that is not named has no such limit.',
    }),
  HOLD_FAILED_CARDS_PER_DAY: z.coerce.number().int().min(0).default(5).meta({
    description:
      'The cards of a customer that failed within a day since her last accepted order, from which on her next order is held. 0 switches the rule off.',
  }),
  CARTS_PER_NETWORK: z.coerce.number().int().min(1).default(60).meta({
    description:
      'The carts that callers of one network without a token may save in an hour. The next is refused with status 429.',
  }),
  CREDIT_LIMIT_ALONE: z.coerce.number().int().min(0).default(100_000).meta({
    description:
      'The highest credit of a customer that one person may allow alone, in minor units of any currency. More waits for a second person.',
  }),
  RETURN_NUMBER_RULE: NumberRule.default('R-{yyyy}-{seq:6}'),
  RETURN_WINDOW_DAYS: z.coerce.number().int().min(0).max(3_650).default(30).meta({
    description: 'The days after delivery within which the shop takes sealed goods back, where the law allows less.',
  }),
  RETURN_FAULT_DAYS: z.coerce.number().int().min(0).max(3_650).default(730).meta({
    description: 'The days after delivery within which faulty goods come back without a question.',
  }),
  RETURN_SALES_LIMIT: z.coerce.number().int().min(0).default(20_000).meta({
    description:
      'The highest refund of a return that sales decide alone, in minor units of any currency. Finance decide more.',
  }),
  PRICE_CUT_ALONE: z.coerce.number().int().min(0).max(100).default(20).meta({
    description:
      'The percentage by which one person may lower the price of an order line by hand. A lower price waits for a second person.',
  }),
  PRICE_APPROVAL_DAYS: z.coerce.number().int().min(1).max(30).default(3).meta({
    description:
      'The days for which a low price may wait for a second person. It then lapses, and must be asked for anew.',
  }),
  CARRIER_URL: outsideUrl()
    .optional()
    .meta({ description: 'The address of the API of the carrier. If omitted, labels are typed by hand.' }),
  CARRIER_KEY: z.string().min(8).optional().meta({ description: 'The key of calls to the carrier.' }),
  CARRIER_WEBHOOK_SECRET: z.string().min(8).optional().meta({
    description:
      'Verifies the news of the carrier. While it is rotated: the new and the old secret, with a space between.',
  }),
  CARRIER_SENDER: jsonOf(Address).optional().meta({
    description:
      'JSON: the address of the warehouse on labels, with `recipient`, `line1`, `city`, `postalCode` and `country`.',
  }),
  CARRIER_SERVICE: z.string().min(1).max(60).default('Priority').meta({
    description: 'The service of the carrier that parcels get, unless a person chooses another one.',
  }),
  CARRIER_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(20_000)
    .default(10_000)
    .meta({ description: 'Milliseconds after which a call to the carrier has no known outcome.' }),
  ORDER_NUMBER_RULE: NumberRule.default('T-{yyyy}-{seq:6}'),
});
export type OrderConfig = z.infer<typeof OrderConfig>;
