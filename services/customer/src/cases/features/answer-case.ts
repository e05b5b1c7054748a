import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CASE_NO_ADDRESS, CASE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { AnswerCase } from '@toric/contracts/customer/cases/case-work.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { answered, caseView } from '../case.ts';
import { findCaseKeys, findContents, lockCase } from '../case.store.ts';
import { findLastMail, insertEntry } from '../entry.store.ts';
import { insertWrittenText } from '../../messages/written-text.store.ts';
import { saveCase } from '../save-case.flow.ts';
import { recipientOf } from '../survey.flow.ts';

/**
 * POST /cases/{caseId}/answers. Answers by mail → customer.send-message.v1. The text is stored encrypted, and the
 * message has its id. The mail refers to the last mail of the customer, so that her mail program shows both together.
 */
export const answerCase = ({ vault }: { vault: Vault }) =>
  command(AnswerCase, {
    async run({ params: { caseId }, body: { text, next }, actor, tx, now, newId }) {
      const before = await lockCase(tx, caseId);
      if (!before) throw CASE_NOT_FOUND();
      const [keys, personId] = [await findCaseKeys(tx, vault, caseId), await recipientOf(tx, vault, before)];
      if (!keys || personId === undefined) throw CASE_NO_ADDRESS();
      const { saved, effects } = await saveCase({ tx, now, newId }, before, answered(before, next, now));
      const { subject } = await findContents(tx, keys, caseId);
      const last = await findLastMail(tx, keys, caseId);
      const thread = last?.messageId && { inReplyTo: last.messageId, references: last.references ?? [] };
      const words = { caseSubject: subject, answerText: text, ...(thread && { thread }) };
      const textId = newId();
      await insertWrittenText(tx, keys, { id: textId, keyId: caseId, text: words, now });
      const step = { from: before.state, to: saved.state };
      const entry = { id: textId, caseId, kind: 'answer', words: { text }, ...step, by: actor.id, at: now } as const;
      await insertEntry(tx, keys, entry);
      const notice = { template: 'case-answer', values: { caseId, caseNumber: before.number, textId } } as const;
      return answer(caseView(saved, now))
        .emits(SendMessage({ causeId: textId, personId, notice }))
        .performs(...effects)
        .records({ action: 'case.answered', subject: caseId, customerId: saved.customerId });
    },
  });
