import { ServiceConfig } from '@toric/chassis/process/config';
import { NumberRule } from '@toric/contracts/kernel/number-rule';
import { z } from 'zod';

export const OrderConfig = ServiceConfig.extend({
  MASTER_KEY: z
    .string()
    .min(44)
    .meta({ description: '32 random bytes in base64. Wraps the data keys of all customers.' }),
  ORDER_NUMBER_RULE: NumberRule.default('T-{yyyy}-{seq:6}'),
});
export type OrderConfig = z.infer<typeof OrderConfig>;
