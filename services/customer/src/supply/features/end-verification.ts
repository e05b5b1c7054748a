import { effect } from '@toric/messaging/effect';
import { emits, performs } from '@toric/messaging/outcome';
import { silenceVerifies } from '../verification/verification.ts';
import { lockVerification, updateVerification } from '../verification/verification.store.ts';
import type { SupplyMeans } from '../decide-supply.flow.ts';
import { concludeVerification } from '../verification/verification-outcome.flow.ts';
import { END_VERIFICATION, EndVerification, endVerificationAt } from '../verification/verification-timer.ts';

/**
 * Runs at the deadline of a verification, when silence verifies the prescription → customer.prescription-verified.v1 or
 * -refused.v1 for waiting orders. If the clock of the process or of the database is still before the deadline, the
 * effect runs again later, because one of the two clocks may be wrong.
 */
export const endVerification = ({ vault, lensIds, mostDays }: SupplyMeans) =>
  effect({
    name: END_VERIFICATION,
    data: EndVerification,
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { verificationId }, tx, now, newId }) {
      const locked = await lockVerification(tx, verificationId);
      if (locked?.verification.status !== 'waiting') return undefined;
      const { verification, databaseNow } = locked;
      const { deadline } = verification;
      if (!deadline) return undefined;
      const earlierNow = databaseNow < now ? databaseNow : now;
      if (!silenceVerifies(verification, earlierNow))
        return performs(endVerificationAt(verificationId, deadline, earlierNow));
      await updateVerification(tx, verification, { status: 'unanswered' }, now);
      const { messages, changes } = await concludeVerification({ tx, vault, lensIds, mostDays, now, newId }, locked);
      return emits(...messages).records(...changes);
    },
  });
