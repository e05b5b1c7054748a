import { ServiceConfig } from '@toric/chassis/process/config';
import { NumberRule } from '@toric/contracts/kernel/number-rule';
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
  SHOP_RULES: jsonOf(ShopRules).default({}).meta({
    description:
      'JSON: the countries without a law pack to which the shop sells, each with the source of its rule, for example {"CH":{"source":"…"}}',
  }),
  ORDER_NUMBER_RULE: NumberRule.default('T-{yyyy}-{seq:6}'),
});
export type OrderConfig = z.infer<typeof OrderConfig>;
