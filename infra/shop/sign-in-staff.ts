/**
 * Signs in members of staff, who need a code of their second factor. The first sign-in of an account sets the second
 * factor up. Its secret is kept in memory. The secret of a sample account is derived from the key of its stack.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@toric/client/client';
import { ProblemError } from '@toric/client/problem-error';
import { CompleteSignIn, ConfirmFactor, EnrolFactor } from '@toric/contracts/customer/accounts/factor.http';
import { SignIn } from '@toric/contracts/customer/accounts/session.http';
import { codeAt, sampleSecret } from '../../services/customer/src/factors/totp.ts';

export type StaffLogin = { email: string; password: string };
/**
 * Holds the options of a sign-in. `sampleKey` is the key of the stack, if the account is a sample account. Only this
 * process knows the secrets of other accounts.
 */
type Options = { sampleKey?: string };

const STEP_MS = 30_000;
/**
 * Maps e-mails to the second-factor secrets of accounts that this process set up. A later shop with the same e-mails
 * replaces them.
 */
const secrets = new Map<string, string>();
/** Maps URL and e-mail to the same secrets, for a process that runs two shops at a time. */
const secretsAt = new Map<string, string>();
const placeOf = ({ baseUrl }: Client, email: string) => `${baseUrl} ${email}`;

/**
 * Lists the offsets of the codes to try, in steps of 30 s from the present code, in the order in which they are tried.
 */
const STEPS = [0, 1, -1] as const;
const TRY_ANOTHER: readonly string[] = ['auth.code-used', 'auth.code-wrong'];

/**
 * Calls `send` with a second-factor code that was not used yet. Each code works once, so another sign-in of the same
 * person within half a minute uses the next or the previous code. If all three are used, it waits for a new code. A
 * code may also be refused as wrong, because on a slow machine it expires before it arrives.
 */
async function withCode<T>(secret: string, send: (code: string) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await send(codeAt(secret, new Date(Date.now() + (STEPS[tries % 3] ?? 0) * STEP_MS)));
    } catch (error) {
      const another = error instanceof ProblemError && TRY_ANOTHER.includes(error.slug);
      if (!another || tries === 4) throw error; // one sign-in challenge accepts five codes
      if (tries % 3 === 2) await pause(STEP_MS - (Date.now() % STEP_MS));
    }
  }
}

/** Signs in a member of staff. Returns an access token that permits everything that the person's roles permit. */
export async function signInStaff(
  api: Client,
  { email, password }: StaffLogin,
  { sampleKey }: Options = {},
): Promise<string> {
  const { body: first } = await api.call(SignIn, { body: { email, password }, retryable: true });
  if ('challenge' in first) {
    const { challenge } = first;
    return withCode(secretOf(api, email, sampleKey), async (code) => {
      return (await api.call(CompleteSignIn, { body: { challenge, code } })).body.accessToken;
    });
  }
  if (!first.enrolmentRequired) return first.accessToken;
  const token = first.accessToken;
  const { secret } = (await api.call(EnrolFactor, { token, body: { password } })).body;
  secrets.set(email, secret);
  secretsAt.set(placeOf(api, email), secret);
  return withCode(secret, async (code) => (await api.call(ConfirmFactor, { token, body: { code } })).body.accessToken);
}

function secretOf(api: Client, email: string, sampleKey: string | undefined): string {
  const secret =
    secretsAt.get(placeOf(api, email)) ?? secrets.get(email) ?? (sampleKey && sampleSecret(sampleKey, email));
  if (secret) return secret;
  throw new Error(`the second factor of ${email} was set up by another process: give the key of its stack`);
}
