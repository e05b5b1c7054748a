import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { AddCaseNote } from '@toric/contracts/customer/cases/case-work.http';
import { caseView } from '../case.ts';
import { findCaseKeys, lockCase } from '../case.store.ts';
import { insertEntry } from '../entry.store.ts';

/** POST /cases/{caseId}/notes. Adds a note for colleagues. The note is not sent to the customer. */
export const addCaseNote = ({ vault }: { vault: Vault }) =>
  command(AddCaseNote, {
    async run({ params: { caseId }, body: { text }, actor, tx, now, newId }) {
      const found = await lockCase(tx, caseId);
      const keys = await findCaseKeys(tx, vault, caseId);
      if (!found || !keys) throw CASE_NOT_FOUND();
      await insertEntry(tx, keys, { id: newId(), caseId, kind: 'note', words: { text }, by: actor.id, at: now });
      const change = { action: 'case.noted', subject: caseId, customerId: found.customerId } as const;
      return answer(caseView(found, now)).records(change);
    },
  });
