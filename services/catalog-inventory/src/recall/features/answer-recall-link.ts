import type { OpenPageLink } from '@toric/chassis/access/page-link';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { RECALL_LINK_UNUSABLE } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { AnswerRecallLink } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import { addOwnAnswer } from '../recall-case.store.ts';
import { openRecallLink } from '../recall-link.ts';

/** POST /recall-links/answer. Records what happened to the boxes of a customer who got a recall mail. */
export const answerRecallLink = ({ customers, openLink }: { customers: CustomerPseudonyms; openLink: OpenPageLink }) =>
  command(AnswerRecallLink, {
    async run({ body: { token, outcome }, tx, now }) {
      const own = openRecallLink(openLink, token);
      const answer = { outcome, note: null, actorId: own.customerId, at: now.toISOString() };
      if (!(await addOwnAnswer(tx, customers, own, answer))) throw RECALL_LINK_UNUSABLE();
      return noContent();
    },
  });
