import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { CompleteEmailChange } from '@toric/contracts/customer/accounts/account.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { EMAIL_INDEX, lockPassword, replaceEmail } from '../account.store.ts';
import { originOf } from '../device.ts';
import { openLink } from '../link.ts';
import { keepFormerEmail, openTarget, takeLink } from '../link.store.ts';
import { recordEvent } from '../security-log.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import { confirmFacts } from '../../fact.store.ts';
import { replaceSealedEmail } from '../../person.store.ts';

/**
 * POST /account/email/change/complete. Changes the e-mail with the link that was sent to the new address →
 * customer.send-message.v1 to both addresses.
 */
export const completeEmailChange = ({ vault, linkKey }: { vault: Vault; linkKey: string }) =>
  command(CompleteEmailChange, {
    async run({ body: { token }, callerAddress, callerAgent, tx, now, newId }) {
      const linkId = openLink(linkKey, 'email-change', token);
      const link = linkId && (await takeLink(tx, 'email-change', linkId));
      if (!link || !(await lockPassword(tx, link.accountId))) throw ACCOUNT_LINK_UNUSABLE();
      const { id, accountId } = link;
      const keys = (await findKeyrings(tx, vault, [accountId]))(accountId);
      const { email } = openTarget(keys, link);
      if (!email || !(await replaceEmail(tx, accountId, vault.blindIndex(EMAIL_INDEX, email), now)))
        throw ACCOUNT_LINK_UNUSABLE();
      const { kind, email: former } = await replaceSealedEmail(tx, vault, { id: accountId, email, now });
      await keepFormerEmail(tx, keys, id, { email, ...(former !== null && { former }) });
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId, kind: 'email-changed', origin, at: now });
      const tell = (to: 'former-address' | 'new-address') =>
        SendMessage({
          causeId: newId(),
          personId: accountId,
          notice: { template: 'email-changed', values: { linkId: id, to } },
        });
      const confirmed = {
        customerId: accountId,
        facts: [{ fact: 'email' }],
        actor: { kind, id: accountId },
        now,
      } as const;
      if (kind === 'customer') await confirmFacts(tx, confirmed);
      const fields = changed({ email: former }, { email });
      const change = { subject: accountId, actor: { kind, id: accountId }, fields } as const;
      return noContent()
        .emits(...(former === null ? [] : [tell('former-address')]), tell('new-address'))
        .records(
          kind === 'customer'
            ? { ...change, action: 'customer.changed', customerId: accountId }
            : { ...change, action: 'staff.email-changed' },
        );
    },
  });
