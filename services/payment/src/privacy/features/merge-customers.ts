import { merges } from '../merges.flow.ts';

/** ⇐ customer.customers-merged.v1. Moves the rows of the merged customer to the one who stays, and remembers which. */
export const mergeCustomers = merges['merge-customers'];
