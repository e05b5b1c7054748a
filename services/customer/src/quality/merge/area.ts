import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ConsentChanged } from '@toric/contracts/customer/events';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import type { CustomerConfig } from '../../config.ts';
import type { Reader } from '../../reader.store.ts';
import { mergeCertainPairs } from './features/merge-certain-pairs.ts';
import { mergeCustomers } from './features/merge-customers.ts';
import { previewCustomerMerge } from './features/preview-customer-merge.ts';
import { mergeCustomersKind } from './merge-customers.flow.ts';

/**
 * Merges two customer records of one person. A merge is a job that can be undone. This area uses people, accounts,
 * fields and consent.
 */
export function merging({ vault }: { vault: Vault }, { JOB_UNDO_DAYS: undoDays }: CustomerConfig): Area<Reader> {
  const kind = mergeCustomersKind({ vault, undoDays });
  return {
    routes: [previewCustomerMerge({ vault }), mergeCustomers({ vault }, kind), mergeCertainPairs(kind)],
    jobs: [kind],
    sends: [CustomersMerged, MergeUndone, ConsentChanged],
  };
}
