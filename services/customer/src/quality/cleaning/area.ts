import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../../reader.store.ts';
import { cleanCustomers } from './clean-customers.flow.ts';
import { chooseCleaned } from './features/choose-cleaned.ts';
import { confirmInference } from './features/confirm-inference.ts';
import { listCleaningProposals } from './features/list-cleaning-proposals.ts';
import { listInferences } from './features/list-inferences.ts';
import { planCleaning } from './features/plan-cleaning.ts';

/** Declares the area of cleanings: jobs that correct and fill in facts. It uses `people` and `accounts`. */
export function cleaning({ vault }: { vault: Vault }): Area<Reader> {
  const kind = cleanCustomers({ vault });
  return {
    routes: [
      ...[planCleaning(kind), listCleaningProposals({ vault, kind }), chooseCleaned],
      ...[listInferences({ vault }), confirmInference({ vault })],
    ],
    jobs: [kind],
  };
}
