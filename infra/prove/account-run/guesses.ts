/** Tests whether a person who knows the password of another person can guess a code of the second factor. */
import { z } from 'zod';
import { codeAt } from '../../../services/customer/src/factors/totp.ts';
import { type AccountService, PASSWORD } from './service.ts';

/** Limits the codes that an account checks in an hour, over all sign-in challenges. */
const MOST_CHECKED = 10;
const Session = z.object({ accessToken: z.string() });
const Enrolled = z.object({ secret: z.string() });
const Challenged = z.object({ challenge: z.string() });

/** Returns a second-factor code that is wrong now and in the next minutes. */
function wrongCode(secret: string, n: number): string {
  const near = new Set(
    Array.from({ length: 41 }, (_, step) => codeAt(secret, new Date(Date.now() + (step - 20) * 30_000))),
  );
  let guess = n;
  while (near.has(String(guess).padStart(6, '0'))) guess = (guess + 7_919) % 1_000_000;
  return String(guess).padStart(6, '0');
}

export async function guesses(service: AccountService, count: number): Promise<string[]> {
  const email = service.newEmail();
  await service.signUp(email);
  const signIn = () => service.post('/sessions', { email, password: PASSWORD });
  const { accessToken } = Session.parse(JSON.parse((await signIn()).text));
  const begun = await service.post('/account/second-factor', { password: PASSWORD }, accessToken);
  const { secret } = Enrolled.parse(JSON.parse(begun.text));
  await service.post('/account/second-factor/confirm', { code: codeAt(secret, new Date()) }, accessToken);
  const answers = new Map<string, number>();
  let challenge = '';
  for (let n = 0; n < count; n++) {
    // one sign-in challenge accepts five codes
    if (n % 5 === 0) challenge = Challenged.parse(JSON.parse((await signIn()).text)).challenge;
    const { status, text } = await service.post('/sessions/second-factor', { challenge, code: wrongCode(secret, n) });
    const slug = /errors\/([\w.-]+)/.exec(text)?.[1] ?? String(status);
    answers.set(slug, (answers.get(slug) ?? 0) + 1);
  }
  console.log(`guesses: ${[...answers].map(([slug, times]) => `${times} ${slug}`).join(', ')}`);
  const checked = answers.get('auth.code-wrong') ?? 0;
  return [
    ...(answers.has('200') ? ['a guess opened a session'] : []),
    ...(checked > MOST_CHECKED ? [`${checked} codes were checked, and ${MOST_CHECKED} are permitted`] : []),
    ...(checked === 0 ? ['no code was checked: the run proves nothing'] : []),
  ];
}
