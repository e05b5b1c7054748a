import { ServiceConfig } from '@toric/chassis/config';
import { z } from 'zod';

export const OrderConfig = ServiceConfig.extend({
  MASTER_KEY: z.string().min(44).meta({ description: '32 random bytes in base64: wraps the customers’ keys' }),
  ORDER_NUMBER_RULE: z
    .string()
    .regex(/\{seq(:\d+)?\}/, 'must contain {seq} or {seq:6}')
    .default('T-{yyyy}-{seq:6}')
    .meta({ description: '{yyyy} {mm} {dd} of the order’s day (UTC), {seq:6} the running number on six digits' }),
});
export type OrderConfig = z.infer<typeof OrderConfig>;
