import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { INFERENCE_NOT_FOUND } from '@toric/contracts/customer/quality/cleaning.errors';
import { ConfirmInference } from '@toric/contracts/customer/quality/cleaning.http';
import { findCustomerKeys } from '../../../data-key.store.ts';
import { endInference } from '../inference.store.ts';

/** POST /customers/{customerId}/inferences/{inferenceId}/confirmation. Records that an inferred fact is right. */
export const confirmInference = ({ vault }: { vault: Vault }) =>
  command(ConfirmInference, {
    async run({ params: { customerId, inferenceId: id }, tx, now }) {
      if (!(await findCustomerKeys(tx, vault, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      const field = await endInference(tx, { id, customerId });
      if (!field) throw INFERENCE_NOT_FOUND();
      const fields = changed({}, { facts: [field] });
      const change = { action: 'customer.confirmed', subject: customerId, customerId, fields } as const;
      return answer({ id, confirmedAt: now.toISOString() }).records(change);
    },
  });
