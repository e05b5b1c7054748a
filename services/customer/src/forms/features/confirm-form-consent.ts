import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { ConfirmFormConsent } from '@toric/contracts/customer/forms/form-page.http';
import { openLink } from '../../accounts/link.ts';
import { confirmConsent } from '../confirm-consent.flow.ts';
import { FORM_CONFIRMATION } from '../forget.ts';

/**
 * POST /form-confirmations. Records the consent of the person whose mailbox got the link → customer.consent-changed.v1,
 * and customer.customer-registered.v1 if she is a new customer.
 */
export const confirmFormConsent = ({ vault, linkKey }: { vault: Vault; linkKey: string }) =>
  command(ConfirmFormConsent, {
    async run({ body: { token }, tx, now, newId }) {
      const submissionId = openLink(linkKey, FORM_CONFIRMATION, token);
      if (submissionId === undefined) throw ACCOUNT_LINK_UNUSABLE();
      const { messages, changes } = await confirmConsent({ tx, vault, now, newId }, submissionId);
      return noContent()
        .emits(...messages)
        .records(...changes);
    },
  });
