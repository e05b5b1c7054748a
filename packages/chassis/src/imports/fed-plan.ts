import { z } from 'zod';
import { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';

/**
 * Describes the plan of an import whose rows another service sends. `box` is the sealed private key that opens the
 * rows.
 */
export const FedJobPlan = ImportPlan.extend({ box: z.string(), publicKey: z.string() });
export type FedJobPlan = z.infer<typeof FedJobPlan>;

/** Describes a row with the customer whom it names. The customer service supplies this data. */
export const FedRow = ImportedRow.extend({
  customer: z
    .union([
      z.strictObject({ id: z.string() }),
      z.strictObject({ promised: z.literal(true) }),
      z.strictObject({ wrong: z.strictObject({ en: z.string(), zh: z.string() }) }),
    ])
    .optional(),
});
export type FedRow = z.infer<typeof FedRow>;
