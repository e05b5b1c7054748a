import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import { mergesOf } from '../merges.flow.ts';

/**
 * ⇐ customer.customers-merged.v1. Moves the rows of the merged customer to the one who stays, and records which rows
 * were moved.
 */
export const mergeCustomers = (customers: CustomerPseudonyms) => mergesOf(customers)['merge-customers'];
