import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_ASKED_TOO_OFTEN } from '@toric/contracts/customer/accounts/account.errors';
import { SendMessage } from '@toric/contracts/customer/events';
import { CUSTOMER_HAS_ACCOUNT, CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { IssueClaimCode } from '@toric/contracts/customer/people/walk-in.http';
import { lockPassword } from '../../accounts/account.store.ts';
import { countAsk, TO_ONE_ADDRESS } from '../../accounts/guards/ask-quota.store.ts';
import { endLinks, insertLink } from '../../accounts/link.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import type { Reader } from '../../reader.store.ts';
import { CLAIM_CODE_INDEX, newClaimCode, normaliseClaimCode } from '../claim.ts';
import { lockCustomer } from '../customer.store.ts';

/**
 * POST /customers/{customerId}/claim-codes. Issues a code on paper to a walk-in customer, and ends the earlier ones →
 * customer.send-message.v1 with a link, if an address is given.
 */
export const issueClaimCode = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof IssueClaimCode, Reader, null>(IssueClaimCode, {
    async prepare({ params: { customerId }, body: { email }, aside }) {
      if (email !== undefined && !(await countAsk(aside, `claim-of ${customerId}`, TO_ONE_ADDRESS)))
        throw ACCOUNT_ASKED_TOO_OFTEN();
      return null;
    },
    async run({ params: { customerId }, body: { email, reason }, tx, newId }) {
      if (!(await lockCustomer(tx, vault, customerId, undefined))) throw CUSTOMER_NOT_FOUND();
      if (await lockPassword(tx, customerId)) throw CUSTOMER_HAS_ACCOUNT();
      await endLinks(tx, 'account-claim', customerId);
      const [id, code] = [newId(), newClaimCode()];
      const keys = (await findKeyrings(tx, vault, [customerId]))(customerId);
      const expiresAt = await insertLink(tx, {
        ...{ id, purpose: 'account-claim', accountId: customerId },
        codeDigest: vault.blindIndex(CLAIM_CODE_INDEX, normaliseClaimCode(code)),
        ...(email !== undefined && { target: { keys, value: { email } } }),
      });
      const notice = { template: 'account-claim', values: { linkId: id } } as const;
      const mails = email === undefined ? [] : [SendMessage({ causeId: id, personId: customerId, notice })];
      return answer({ customerId, code, expiresAt: expiresAt.toISOString() })
        .emits(...mails)
        .records({ action: 'customer.code-issued', subject: customerId, customerId, why: reason });
    },
  });
