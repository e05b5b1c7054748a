import { z } from 'zod';

/** Describes the environment variables of the stand-in for the providers of channels (help desks and social media). */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0).meta({ description: 'Its port. 0 means any free port.' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'The address on which the process listens.' }),
  PROVIDERS_DATA_DIR: z.string().min(1).meta({ description: 'The folder in which it keeps its ledger.' }),
  PROVIDERS_PAGE: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'The things on one page.' }),
});
export type ProvidersConfig = z.output<typeof Environment>;
