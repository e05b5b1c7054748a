import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { ConfirmEmail } from '@toric/contracts/customer/accounts/account.http';
import { confirmEmail as confirm } from '../account.store.ts';
import { originOf } from '../device.ts';
import { openLink } from '../link.ts';
import { takeLink } from '../link.store.ts';
import { recordEvent } from '../security-log.store.ts';

/** POST /account/email/confirm. Confirms the e-mail of an account with the link of a mail. */
export const confirmEmail = ({ vault, linkKey }: { vault: Vault; linkKey: string }) =>
  command(ConfirmEmail, {
    async run({ body: { token }, callerAddress, callerAgent, tx, now, newId }) {
      const linkId = openLink(linkKey, 'account-confirmation', token);
      const link = linkId && (await takeLink(tx, 'account-confirmation', linkId));
      if (!link) throw ACCOUNT_LINK_UNUSABLE();
      const { accountId } = link;
      await confirm(tx, accountId, now);
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId, kind: 'email-confirmed', origin, at: now });
      return noContent();
    },
  });
