import { networkOf } from '@toric/chassis/http/network';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AUTH_LOCKED, AUTH_WRONG_CREDENTIALS } from '@toric/contracts/customer/accounts/session.errors';
import { SignIn } from '@toric/contracts/customer/accounts/session.http';
import { type Credentials, EMAIL_INDEX, lockPassword, readCredentials, renewHash } from '../account.store.ts';
import { originOf } from '../device.ts';
import { hasFactor } from '../factor.store.ts';
import { signLink } from '../link.ts';
import { insertLink, LINK_MINUTES } from '../link.store.ts';
import { openSessionFor, type SessionMeans } from '../open-session.flow.ts';
import type { PasswordHasher } from '../passwords/password-hasher.ts';
import type { CustomerConfig } from '../../config.ts';
import type { Reader } from '../../reader.store.ts';
import { recordFailure } from '../security-log.store.ts';
import { traceFailedSignIn } from '../guards/sign-in-trace.store.ts';
import { type Attempt, countGuess, deleteOldGuesses, resetGuesses } from '../guards/sign-in-guard.store.ts';

export type AccountSettings = Pick<CustomerConfig, 'AUTH_PRIVATE_JWK' | 'SIGN_IN_NEEDS_CONFIRMED_EMAIL'>;
type Deps = SessionMeans & { passwords: PasswordHasher; linkKey: string; config: AccountSettings };
type Checked = Credentials & { attempt: Attempt; renewed: string | undefined };

/**
 * POST /sessions. Signs in customers and staff → customer.send-message.v1 for a new device. A person with a second
 * factor gets a challenge instead of a session. The guess is counted and the password checked before the transaction. A
 * failed sign-in is added to the trace. If the shop demands a confirmed e-mail, a customer without one is refused as if
 * the password were wrong (ADR 0070). An unknown e-mail takes as long to refuse as a wrong password, so the time does
 * not reveal who has an account.
 */
export const signIn = ({ vault, passwords, signToken, linkKey, config }: Deps) =>
  preparedCommand<typeof SignIn, Reader, Checked>(SignIn, {
    async prepare({ body: { email, password }, callerAddress, callerAgent, db, aside, now }) {
      const account = vault.blindIndex(EMAIL_INDEX, email);
      const attempt = { account, origin: vault.blindIndex('caller', networkOf(callerAddress)) };
      if (!(await countGuess(aside, attempt))) {
        await traceFailedSignIn(aside, 'sign-in-locked', { ...attempt, actorId: undefined });
        throw AUTH_LOCKED();
      }
      const known = await readCredentials(db, account);
      const { matches, renewed } = await passwords.check(known?.passwordHash, password);
      const mayEnter =
        known &&
        (known.isConfirmed || known.actor.kind === 'staff' || config.SIGN_IN_NEEDS_CONFIRMED_EMAIL === 'false');
      if (!known || !matches || !mayEnter) {
        const [accountId, origin] = [known?.actor.id, originOf({ callerAddress, callerAgent })];
        await recordFailure(db, aside, vault, { accountId, kind: 'sign-in-failed', origin, at: now });
        await traceFailedSignIn(aside, 'sign-in-failed', { ...attempt, actorId: accountId });
        throw AUTH_WRONG_CREDENTIALS();
      }
      return { ...known, attempt, renewed };
    },
    async run({ prepared: { actor, passwordHash, attempt, renewed }, callerAddress, callerAgent, tx, now, newId }) {
      if (!(await lockPassword(tx, actor.id))) throw AUTH_WRONG_CREDENTIALS();
      await resetGuesses(tx, attempt);
      await deleteOldGuesses(tx);
      if (renewed) await renewHash(tx, actor.id, passwordHash, renewed);
      if (await hasFactor(tx, actor.id)) {
        const id = newId();
        await insertLink(tx, { id, purpose: 'second-factor', accountId: actor.id });
        const challenge = signLink(linkKey, 'second-factor', id);
        return answer({
          ...{ status: 'second-factor-required' as const, challenge },
          expiresIn: LINK_MINUTES['second-factor'] * 60,
        });
      }
      const origin = originOf({ callerAddress, callerAgent });
      const { view, messages } = await openSessionFor(
        { vault, signToken, tx, now, newId },
        { accountId: actor.id, origin },
      );
      return answer(view).emits(...messages);
    },
  });
