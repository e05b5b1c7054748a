import { CleanedCustomers, CleaningFix, ProposedFix } from '@toric/contracts/customer/quality/cleaning.http';
import { z } from 'zod';

/** The plan of a cleaning: which fixes, and which customers. */
export const CleaningPlan = z.strictObject({ fixes: z.array(CleaningFix), customers: CleanedCustomers });
export type CleaningPlan = z.infer<typeof CleaningPlan>;

/** The change of one customer, as the job keeps it sealed. */
export const CleaningChange = z.strictObject({ fixes: z.array(ProposedFix) });
export type CleaningChange = z.infer<typeof CleaningChange>;
