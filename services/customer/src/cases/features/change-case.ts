import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { CASE_ASSIGNEE_UNFIT, CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { ChangeCase } from '@toric/contracts/customer/cases/case.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import type { Tx } from '@toric/messaging/sql';
import { findCustomerKeys } from '../../data-key.store.ts';
import { type Case, caseView } from '../case.ts';
import { findCaseKeys, hasAllStaff, lockCase } from '../case.store.ts';
import { findFirstWords, insertEntry } from '../entry.store.ts';
import { registerDevice } from '../register-device.flow.ts';
import { saveCase } from '../save-case.flow.ts';
import { recordedFields, sorted } from '../sort-case.ts';

type Sorted = { readonly next: Case; readonly before: Case };

/** Throws if the new customer or a new colleague does not exist. */
async function requirePeople(tx: Tx, vault: Vault, { before, next }: Sorted): Promise<void> {
  const { customerId, collaboratorIds } = next;
  const isOther = customerId !== null && customerId !== before.customerId;
  if (isOther && !(await findCustomerKeys(tx, vault, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
  if (!(await hasAllStaff(tx, collaboratorIds))) throw CASE_ASSIGNEE_UNFIT();
}

/**
 * PATCH /cases/{caseId}. Changes the facts of a case. A new priority sets new deadlines. A case that becomes a device
 * problem is added to the register of complaints → customer.complaint-changed.v1.
 */
export const changeCase = ({ vault }: { vault: Vault }) =>
  command(ChangeCase, {
    async run({ params: { caseId }, body, actor, expectedVersion, tx, now, newId }) {
      const before = await lockCase(tx, caseId);
      if (!before) throw CASE_NOT_FOUND();
      requireVersion(expectedVersion, before.version);
      const { seriousness, ...change } = body;
      const next = sorted(before, change, now);
      await requirePeople(tx, vault, { before, next });
      const keys = await findCaseKeys(tx, vault, caseId);
      const means = { tx, vault, now, newId };
      const isNewProblem = next.type === 'device-problem' && next.complaintId === null && keys !== undefined;
      const reported = isNewProblem && { text: await findFirstWords(tx, keys, caseId), seriousness, by: actor.id };
      const registered = reported ? await registerDevice(means, next, reported) : undefined;
      const { complaintId = next.complaintId, messages = [], changes = [] } = registered ?? {};
      const { saved, effects } = await saveCase(means, before, { ...next, complaintId });
      const fields = changed(recordedFields(before), recordedFields(saved));
      if (fields.length > 0)
        await insertEntry(tx, keys, { id: newId(), caseId, kind: 'sorted', by: actor.id, at: now });
      const sortedChange = { action: 'case.changed', subject: caseId, customerId: saved.customerId, fields } as const;
      return answer(caseView(saved, now))
        .emits(...messages)
        .performs(...effects)
        .records(...(fields.length > 0 ? [sortedChange] : []), ...changes);
    },
  });
