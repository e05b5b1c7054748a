import { LensIdKey, ServiceConfig } from '@toric/chassis/process/config';
import { NumberRule } from '@toric/contracts/numbers/number-rule';
import { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import { z } from 'zod';

/** JSON in an environment variable, read by the schema of its contents. */
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
  CREDIT_LIMIT_ALONE: z.coerce.number().int().min(0).default(100_000).meta({
    description:
      'The highest credit of a customer that one person may allow alone, in minor units of any currency. More waits for a second person.',
  }),
  ORDER_NUMBER_RULE: NumberRule.default('T-{yyyy}-{seq:6}'),
});
export type OrderConfig = z.infer<typeof OrderConfig>;
