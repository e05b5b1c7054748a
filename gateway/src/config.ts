import { BaseConfig } from '@toric/chassis/process/config';
import { z } from 'zod';

const perMinute = (count: number) => z.coerce.number().int().min(1).default(count);

export const GatewayConfig = BaseConfig.extend({
  DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .meta({ description: 'The database with the shared counters of the rate limits.' }),
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
  REQUESTS_PER_MINUTE: perMinute(600).meta({ description: 'The limit for one caller. Each instance counts alone.' }),
  SENSITIVE_PER_MINUTE: perMinute(30).meta({
    description: 'The limit of sign-ins and other guesses at secrets for one address, counted over all instances.',
  }),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'The number of proxies before the gateway whose X-Forwarded-For is trusted.' }),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(10).default(0).meta({
    description:
      'Seconds for which a gateway that stops still answers, while /readyz says 503. Set it to more than a balancer needs to notice.',
  }),
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;
