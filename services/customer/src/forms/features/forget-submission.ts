import type { Vault } from '@toric/chassis/data/vault';
import { effect } from '@toric/messaging/effect';
import { FORGET_SUBMISSION, ForgetSubmission } from '../forget.ts';
import { deleteSubmissions, dropConsent, lockSubmission } from '../submission.store.ts';

/**
 * Declares the effect that runs seven days after a submission, and after the retention time of the form. It deletes the
 * submission, or the consent that nobody confirmed.
 */
export const forgetSubmission = ({ vault }: { vault: Vault }) =>
  effect({
    name: FORGET_SUBMISSION,
    data: ForgetSubmission,
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { submissionId, why }, tx }) {
      const found = await lockSubmission(tx, vault, submissionId);
      if (!found || (why === 'unconfirmed' && found.submission.consent !== 'unconfirmed')) return undefined;
      if (why === 'old' || found.submission.outcome === 'consent') await deleteSubmissions(tx, [submissionId]);
      else await dropConsent(tx, submissionId);
      return undefined;
    },
  });
