import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { CompletePasswordReset } from '@toric/contracts/customer/accounts/account.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { confirmEmail, lockPassword, setPassword } from '../account.store.ts';
import { originOf } from '../device.ts';
import { openLink } from '../link.ts';
import { readLinkAccount, takeLink } from '../link.store.ts';
import { assertFitPassword } from '../passwords/password.ts';
import type { PasswordHasher } from '../passwords/password-hasher.ts';
import { recordEvent } from '../security-log.store.ts';
import { revokeAllSessions } from '../session.store.ts';
import { readPerson } from '../../person.store.ts';
import type { Reader } from '../../reader.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher; linkKey: string };
type Prepared = { linkId: string; passwordHash: string };

/**
 * POST /password-resets/complete. Sets the password with the link of a mail, and ends all sessions. The second factor
 * stays → customer.send-message.v1. An account whose password was removed by an administrator can be set up by a code
 * only.
 */
export const completePasswordReset = ({ vault, passwords, linkKey }: Deps) =>
  preparedCommand<typeof CompletePasswordReset, Reader, Prepared>(CompletePasswordReset, {
    async prepare({ body: { token, password }, db }) {
      const linkId = openLink(linkKey, 'password-reset', token);
      const accountId = linkId && (await readLinkAccount(db, 'password-reset', linkId));
      const person = accountId && (await readPerson(db, vault, accountId));
      if (!linkId || !person) throw ACCOUNT_LINK_UNUSABLE();
      assertFitPassword(password, person.email, person.names);
      return { linkId, passwordHash: await passwords.hash(password) };
    },
    async run({ prepared: { linkId, passwordHash }, callerAddress, callerAgent, tx, now, newId }) {
      const link = await takeLink(tx, 'password-reset', linkId);
      if (!link || !(await lockPassword(tx, link.accountId))) throw ACCOUNT_LINK_UNUSABLE();
      const { accountId } = link;
      await setPassword(tx, accountId, passwordHash);
      await confirmEmail(tx, accountId, now);
      await revokeAllSessions(tx, accountId);
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId, kind: 'password-set', origin, at: now });
      const notice = { template: 'password-changed', values: {} } as const;
      return noContent().emits(SendMessage({ causeId: linkId, personId: accountId, notice }));
    },
  });
