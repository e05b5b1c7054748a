import { z } from 'zod';

/** Describes the environment variables of the sandbox carrier. */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0).meta({ description: 'Its port. 0 means any free port.' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'The address on which the process listens.' }),
  CARRIER_DATA_DIR: z.string().min(1).meta({ description: 'The folder in which it keeps its ledger.' }),
  CARRIER_KEY: z
    .string()
    .min(8)
    .meta({ description: 'The key that the shop sends, as the name of Basic authentication.' }),
  CARRIER_EVENTS_URL: z
    .url()
    .optional()
    .meta({ description: 'Where it sends its webhooks. If omitted, it sends none.' }),
  CARRIER_WEBHOOK_SECRET: z.string().min(8).meta({ description: 'Signs its webhooks.' }),
});
export type CarrierConfig = z.output<typeof Environment>;
