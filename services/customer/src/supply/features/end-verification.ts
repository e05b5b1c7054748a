import type { Vault } from '@toric/chassis/vault';
import { effect } from '@toric/messaging/effect';
import { emits, performs } from '@toric/messaging/outcome';
import { silenceVerifies } from '../verification.ts';
import { lockVerification, updateVerification } from '../verification.store.ts';
import { conclude } from '../verification-outcome.flow.ts';
import { END_VERIFICATION, EndVerification, endVerificationAt } from '../verification-timer.ts';

/** Wakes at the deadline of a verification: silence has verified → customer.prescription-verified.v1. Neither this clock
 *  nor the database's alone ends it, so that one which was set ahead cannot; then it sleeps on. */
export const endVerification = ({ vault }: { vault: Vault }) =>
  effect({
    name: END_VERIFICATION,
    data: EndVerification,
    // nothing is outside: what the deadline does is all in the transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { verificationId }, tx, now, newId }) {
      const locked = await lockVerification(tx, verificationId);
      if (locked?.verification.status !== 'waiting') return undefined;
      const { verification, databaseNow } = locked;
      const { deadline } = verification;
      if (!deadline) return undefined;
      const at = databaseNow < now ? databaseNow : now;
      if (!silenceVerifies(verification, at)) return performs(endVerificationAt(verificationId, deadline, at));
      await updateVerification(tx, verification, { status: 'unanswered' }, now);
      return emits(...(await conclude({ tx, vault, now, newId }, locked)));
    },
  });
