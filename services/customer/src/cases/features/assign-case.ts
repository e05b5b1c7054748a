import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_ASSIGNEE_UNFIT, CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { AssignCase } from '@toric/contracts/customer/cases/case-work.http';
import type { Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import { findStaffWith } from '../../messages/staff-by-role.store.ts';
import { requireByRule, tellAssignee } from '../assign.flow.ts';
import { type Case, caseView } from '../case.ts';
import { findCaseKeys, lockCase } from '../case.store.ts';
import { insertEntry } from '../entry.store.ts';
import { saveCase } from '../save-case.flow.ts';

type Wish = z.output<typeof AssignCase.body>;

/** Returns the person whom the request names. Throws if she cannot work on the case. */
async function assigneeOf(tx: Tx, { team }: Case, wish: Wish, callerId: string): Promise<string | null> {
  if (wish.to === 'nobody') return null;
  if (wish.to === 'rule') return requireByRule({ tx }, team);
  const id = wish.to === 'me' ? callerId : wish.colleagueId;
  const isAble = wish.to === 'me' || (await findStaffWith(tx, team)).includes(id);
  if (!isAble) throw CASE_ASSIGNEE_UNFIT();
  return id;
}

/** POST /cases/{caseId}/assignment. Assigns a case. The assignee is notified in her inbox. */
export const assignCase = ({ vault }: { vault: Vault }) =>
  command(AssignCase, {
    async run({ params: { caseId }, body, actor, tx, now, newId }) {
      const before = await lockCase(tx, caseId);
      if (!before) throw CASE_NOT_FOUND();
      const assigneeId = await assigneeOf(tx, before, body, actor.id);
      if (assigneeId === before.assigneeId) return answer(caseView(before, now)).records();
      const next = { ...before, assigneeId, version: before.version + 1, updatedAt: now };
      const { saved, effects } = await saveCase({ tx, now, newId }, before, next);
      const keys = await findCaseKeys(tx, vault, caseId);
      await insertEntry(tx, keys, { id: newId(), caseId, kind: 'assigned', by: actor.id, at: now });
      await tellAssignee({ tx, now, newId }, saved, actor.id);
      const fields = changed({ assigneeId: before.assigneeId }, { assigneeId });
      return answer(caseView(saved, now))
        .performs(...effects)
        .records({ action: 'case.assigned', subject: caseId, customerId: saved.customerId, fields });
    },
  });
