import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import type { Vault } from '@toric/chassis/vault';
import { VERIFICATION_NOT_FOUND } from '@toric/contracts/customer/supply/verification.errors';
import { GetVerification } from '@toric/contracts/customer/supply/verification.http';
import { logAccess } from '../../access-log.store.ts';
import { composeRequest } from '../compose-request.flow.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { isOpen } from '../verification.ts';
import { findEntries, findVerification, lastSent } from '../verification.store.ts';
import { clockView, entryView, verificationReceipt } from '../verification.view.ts';

/** GET /verifications/{verificationId}. What was asked, or is to be; the clock, and all that was said. It is logged. */
export const getVerification = ({ vault }: { vault: Vault }) =>
  command(GetVerification, {
    async run({ params: { verificationId }, actor, language, tx, now: at, newId }) {
      const verification = await findVerification(tx, verificationId);
      const keys = verification && (await findCustomerKeys(tx, vault, verification.customerId, undefined));
      if (!keys) throw VERIFICATION_NOT_FOUND();
      const { customerId } = verification;
      const log = await findEntries(tx, keys, verificationId);
      const sent = lastSent(log);
      const composed = !sent && isOpen(verification) ? await composeRequest(tx, keys, verification) : undefined;
      await logAccess(tx, { actor, action: 'verification.read', customerId, at, newId }, [verificationId]);
      return answer({
        ...verificationReceipt(verification),
        asked: sent?.asked ?? composed?.asked ?? null,
        clock: sent ? clockView(sent.clock, language) : null,
        log: log.map(entryView),
      });
    },
  });
