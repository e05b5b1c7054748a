import { codeAt, sampleSecret } from '../../services/customer/src/factors/totp.ts';
import { SAMPLE_ADMIN } from '../run/system/environment.ts';
import { SAMPLE_STAFF, staffEmail } from './sample-shop/fill/people.ts';

/**
 * Returns the present second-factor code of a sample account. `account` is the account's e-mail, or the part before the
 * @.
 */
export function sampleCode(key: string, account: string, now: Date): string {
  return codeAt(sampleSecret(key, account.includes('@') ? account : staffEmail(account)), now);
}

/**
 * Returns a line with the present second-factor code of each sample account. Returns an empty list if the shop has no
 * sample accounts.
 */
export function sampleCodes(key: string | undefined, now: Date): string[] {
  if (!key) return [];
  const emails = [SAMPLE_ADMIN, ...SAMPLE_STAFF.map(({ account }) => staffEmail(account))];
  return emails.map((email) => `Code      ${email.padEnd(26)} ${sampleCode(key, email, now)}`);
}
