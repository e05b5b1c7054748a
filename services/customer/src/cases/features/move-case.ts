import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { MoveCase } from '@toric/contracts/customer/cases/case-work.http';
import { caseView, moved } from '../case.ts';
import { findCaseKeys, lockCase } from '../case.store.ts';
import { insertEntry } from '../entry.store.ts';
import { saveCase } from '../save-case.flow.ts';
import { surveyAfter } from '../survey.flow.ts';

/**
 * POST /cases/{caseId}/moves. Moves a case to another state. When a case is closed, its customer is asked for a rating
 * → customer.send-message.v1.
 */
export const moveCase = ({ vault }: { vault: Vault }) =>
  command(MoveCase, {
    async run({ params: { caseId }, body: { to, note }, actor, tx, now, newId }) {
      const before = await lockCase(tx, caseId);
      if (!before) throw CASE_NOT_FOUND();
      const { saved, effects } = await saveCase({ tx, now, newId }, before, moved(before, to, now));
      const keys = await findCaseKeys(tx, vault, caseId);
      const words = note === undefined ? undefined : { text: note };
      const entry = {
        id: newId(),
        caseId,
        kind: 'moved',
        from: before.state,
        to,
        words,
        by: actor.id,
        at: now,
      } as const;
      await insertEntry(tx, keys, entry);
      const fields = changed({ state: before.state }, { state: to });
      return answer(caseView(saved, now))
        .emits(...(await surveyAfter(tx, vault, saved)))
        .performs(...effects)
        .records({ action: 'case.moved', subject: caseId, customerId: saved.customerId, fields });
    },
  });
