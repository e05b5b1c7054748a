import { CleanedCustomers, CleaningFix, ProposedFix } from '@toric/contracts/customer/quality/cleaning.http';
import { z } from 'zod';

/** Describes the plan of a cleaning: the fixes to apply, and the customers whom it cleans. */
export const CleaningPlan = z.strictObject({ fixes: z.array(CleaningFix), customers: CleanedCustomers });
export type CleaningPlan = z.infer<typeof CleaningPlan>;

/** Describes the change of one customer in a cleaning, in the form in which the job stores it encrypted. */
export const CleaningChange = z.strictObject({ fixes: z.array(ProposedFix) });
export type CleaningChange = z.infer<typeof CleaningChange>;
