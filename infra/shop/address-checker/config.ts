import { z } from 'zod';

/** Describes the environment variables of the stand-in for the provider of address validation. */
export const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0).meta({ description: 'Its port. 0 means any free port.' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'The address on which the process listens.' }),
  CHECKER_DATA_DIR: z.string().min(1).meta({ description: 'The folder in which it keeps its ledger.' }),
});
export type CheckerConfig = z.output<typeof Environment>;
