import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { VERIFICATION_NOT_FOUND } from '@toric/contracts/customer/supply/verification.errors';
import { GetVerification } from '@toric/contracts/customer/supply/verification.http';
import { composeRequest } from '../compose-request.flow.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { isOpen } from '../verification/verification.ts';
import { findEntries, findVerification, lastTransmission } from '../verification/verification.store.ts';
import { clockView, entryView, verificationReceipt } from '../verification/verification.view.ts';

/**
 * GET /verifications/{verificationId}. Returns a verification with its clock and its log. Returns the request as it was
 * last sent or, if it was not sent yet, as it would be sent now. Writes the reading to the change record.
 */
export const getVerification = ({ vault }: { vault: Vault }) =>
  command(GetVerification, {
    async run({ params: { verificationId }, language, tx }) {
      const verification = await findVerification(tx, verificationId);
      const keys = verification && (await findCustomerKeys(tx, vault, verification.customerId, undefined));
      if (!keys) throw VERIFICATION_NOT_FOUND();
      const { customerId } = verification;
      const log = await findEntries(tx, keys, verificationId);
      const sent = lastTransmission(log);
      const composed = !sent && isOpen(verification) ? await composeRequest(tx, keys, verification) : undefined;
      const view = {
        ...verificationReceipt(verification),
        asked: sent?.asked ?? composed?.asked ?? null,
        clock: sent ? clockView(sent.clock, language) : null,
        log: log.map(entryView),
      };
      return answer(view).records({ action: 'verification.read', subject: verificationId, customerId });
    },
  });
