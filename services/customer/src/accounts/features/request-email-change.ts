import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_ASKED_TOO_OFTEN, ACCOUNT_EMAIL_UNCHANGED } from '@toric/contracts/customer/accounts/account.errors';
import { RequestEmailChange } from '@toric/contracts/customer/accounts/account.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { EMAIL_INDEX } from '../account.store.ts';
import { countAsk, TO_ONE_ADDRESS } from '../guards/ask-quota.store.ts';
import { checkOwnPassword } from '../guards/check-password.flow.ts';
import { insertLink } from '../link.store.ts';
import type { PasswordHasher } from '../passwords/password-hasher.ts';
import { findKeyrings } from '../../data-key.store.ts';
import type { Reader } from '../../reader.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher };

/**
 * POST /account/email/change. Sends a link to the new e-mail → customer.send-message.v1. The new e-mail is stored
 * encrypted in the row of the link. The answer does not reveal whether another account has the e-mail.
 */
export const requestEmailChange = ({ vault, passwords }: Deps) =>
  preparedCommand<typeof RequestEmailChange, Reader, null>(RequestEmailChange, {
    async prepare({ body: { email, password }, actor, callerAddress, db, aside }) {
      const given = { accountId: actor.id, password, callerAddress };
      const { emailIndex } = await checkOwnPassword({ vault, passwords, db, aside }, given);
      const index = vault.blindIndex(EMAIL_INDEX, email);
      if (index === emailIndex) throw ACCOUNT_EMAIL_UNCHANGED();
      const limits = [`email-by ${actor.id}`, `email-of ${index}`];
      for (const key of limits) if (!(await countAsk(aside, key, TO_ONE_ADDRESS))) throw ACCOUNT_ASKED_TOO_OFTEN();
      return null;
    },
    async run({ body: { email }, actor, tx, newId }) {
      const linkId = newId();
      const keys = (await findKeyrings(tx, vault, [actor.id]))(actor.id);
      const target = { keys, value: { email } };
      await insertLink(tx, { id: linkId, purpose: 'email-change', accountId: actor.id, target });
      const notice = { template: 'email-change', values: { linkId } } as const;
      return noContent().emits(SendMessage({ causeId: linkId, personId: actor.id, notice }));
    },
  });
