import { merges } from '../merges.flow.ts';

/**
 * ⇐ customer.customers-merged.v1. Moves the rows of the merged customer to the customer who stays, and records which
 * rows were moved.
 */
export const mergeCustomers = merges['merge-customers'];
