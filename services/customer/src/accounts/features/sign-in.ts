import { networkOf } from '@toric/chassis/http/network';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { AUTH_LOCKED, AUTH_WRONG_CREDENTIALS } from '@toric/contracts/customer/accounts/session.errors';
import { SignIn } from '@toric/contracts/customer/accounts/session.http';
import type { SignAccessToken } from '../access-token.ts';
import {
  type Credentials,
  EMAIL_INDEX,
  lockActor,
  lockPassword,
  readCredentials,
  renewHash,
} from '../account.store.ts';
import type { PasswordHasher } from '../password-hasher.ts';
import type { Reader } from '../../reader.store.ts';
import { newRefreshToken, refreshHash } from '../session.ts';
import { openSession } from '../session.store.ts';
import { sessionView } from '../session.view.ts';
import { traceFailedSignIn } from '../sign-in-trace.store.ts';
import { type Attempt, countGuess, deleteOldGuesses, resetGuesses } from '../sign-in-guard.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher; signToken: SignAccessToken };
type Checked = Credentials & { attempt: Attempt; renewed: string | undefined };

/** POST /sessions. Signs in customers and staff. The guess is counted and the password checked before the transaction.
 *  A failed sign-in leaves a trace. An unknown e-mail takes as long to refuse as a wrong password, so the time does not reveal who has an account. */
export const signIn = ({ vault, passwords, signToken }: Deps) =>
  preparedCommand<typeof SignIn, Reader, Checked>(SignIn, {
    async prepare({ body: { email, password }, callerAddress, db, aside }) {
      const account = vault.blindIndex(EMAIL_INDEX, email);
      const attempt = { account, origin: vault.blindIndex('caller', networkOf(callerAddress)) };
      if (!(await countGuess(aside, attempt))) {
        await traceFailedSignIn(aside, 'sign-in-locked', { ...attempt, actorId: undefined });
        throw AUTH_LOCKED();
      }
      const known = await readCredentials(db, account);
      const { matches, renewed } = await passwords.check(known?.passwordHash, password);
      if (!known || !matches) {
        await traceFailedSignIn(aside, 'sign-in-failed', { ...attempt, actorId: known?.actor.id });
        throw AUTH_WRONG_CREDENTIALS();
      }
      return { ...known, attempt, renewed };
    },
    async run({ prepared: { actor: known, passwordHash, attempt, renewed }, tx, now, newId }) {
      if (!(await lockPassword(tx, known.id))) throw AUTH_WRONG_CREDENTIALS();
      const refreshToken = newRefreshToken();
      const sessionId = newId();
      const actor = await lockActor(tx, known.id);
      await openSession(tx, { id: sessionId, accountId: actor.id, hash: refreshHash(refreshToken) });
      await resetGuesses(tx, attempt);
      await deleteOldGuesses(tx);
      if (renewed) await renewHash(tx, actor.id, passwordHash, renewed);
      return answer(sessionView(actor, await signToken(actor, sessionId, now), refreshToken));
    },
  });
