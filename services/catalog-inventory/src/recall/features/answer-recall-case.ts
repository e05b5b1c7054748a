import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RECALL_CASE_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { AnswerRecallCase } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { caseView } from '../recall-case.ts';
import { addAnswer } from '../recall-case.store.ts';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';

/**
 * POST /recalls/{recallId}/cases/{caseId}/answer. Records what happened to the boxes of a case. A later answer is added
 * to the earlier ones, and its outcome replaces their outcome.
 */
export const answerRecallCase = ({ customers }: { customers: CustomerPseudonyms }) =>
  command(AnswerRecallCase, {
    async run({ params, body: { outcome, note = null }, actor, tx, now }) {
      const answered = await addAnswer(tx, customers, params, {
        outcome,
        note,
        actorId: actor.id,
        at: now.toISOString(),
      });
      if (!answered) throw RECALL_CASE_NOT_FOUND();
      return answer(caseView(answered));
    },
  });
