import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_NOT_FOUND, ACCOUNT_WRONG_PASSWORD } from '@toric/contracts/customer/accounts/account.errors';
import { ChangePassword } from '@toric/contracts/customer/accounts/account.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { renewHash } from '../account.store.ts';
import { originOf } from '../device.ts';
import { checkOwnPassword } from '../guards/check-password.flow.ts';
import { assertFitPassword } from '../passwords/password.ts';
import type { PasswordHasher } from '../passwords/password-hasher.ts';
import { recordEvent } from '../security-log.store.ts';
import { revokeOtherSessions } from '../session.store.ts';
import { readPerson } from '../../person.store.ts';
import type { Reader } from '../../reader.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher };

/** PUT /account/password. Changes the password of a person who knows the present one, and ends her other sessions
 *  → customer.send-message.v1. */
export const changePassword = ({ vault, passwords }: Deps) =>
  preparedCommand<typeof ChangePassword, Reader, { from: string; to: string }>(ChangePassword, {
    async prepare({ body: { currentPassword, password }, actor, callerAddress, db, aside }) {
      const given = { accountId: actor.id, password: currentPassword, callerAddress };
      const { passwordHash } = await checkOwnPassword({ vault, passwords, db, aside }, given);
      const person = await readPerson(db, vault, actor.id);
      if (!person) throw ACCOUNT_NOT_FOUND();
      assertFitPassword(password, person.email, person.names);
      return { from: passwordHash, to: await passwords.hash(password) };
    },
    async run({ prepared: { from, to }, actor, callerAddress, callerAgent, tx, now, newId }) {
      if (!(await renewHash(tx, actor.id, from, to))) throw ACCOUNT_WRONG_PASSWORD();
      await revokeOtherSessions(tx, actor.id, actor.sessionId);
      const origin = originOf({ callerAddress, callerAgent });
      await recordEvent(tx, vault, { id: newId(), accountId: actor.id, kind: 'password-changed', origin, at: now });
      const notice = { template: 'password-changed', values: {} } as const;
      return noContent().emits(SendMessage({ causeId: newId(), personId: actor.id, notice }));
    },
  });
