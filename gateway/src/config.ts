import { BaseConfig } from '@toric/chassis/config';
import { z } from 'zod';

const perMinute = (count: number) => z.coerce.number().int().min(1).default(count);

export const GatewayConfig = BaseConfig.extend({
  DATABASE_URL: z.string().startsWith('postgres').meta({ description: 'Shared counters of the rate limits' }),
  BROKER_URL: z
    .string()
    .startsWith('amqp')
    .meta({ description: 'Hears the order events that waiting clients are woken by' }),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .meta({ description: 'Serves /metrics, apart from the public port' }),
  CUSTOMER_URL: z.url(),
  CATALOG_INVENTORY_URL: z.url(),
  ORDER_URL: z.url(),
  PAYMENT_URL: z.url(),
  MARKETING_URL: z.url(),
  REQUESTS_PER_MINUTE: perMinute(600).meta({ description: 'By caller, counted by each instance' }),
  SENSITIVE_PER_MINUTE: perMinute(30).meta({
    description: 'Sign-ins and the like by address, counted over all instances',
  }),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'How many proxies before us may name the client' }),
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;
