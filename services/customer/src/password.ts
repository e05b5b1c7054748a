/** What makes a password unfit although it is long enough. */
import { BusinessError } from '@toric/contracts/business-error';
import { COMMON_PASSWORDS } from './common-passwords.ts';

const SHORTEST_NAME = 3;

export function assertFitPassword(password: string, email: string): void {
  const lower = password.toLowerCase();
  if (COMMON_PASSWORDS.has(lower)) {
    throw unfit('password.too-common', 'This password is among the first that are guessed. Choose another one.');
  }
  const name = email.slice(0, email.lastIndexOf('@')).toLowerCase();
  // a name of one or two letters is in half of all passwords, and gives nothing away
  if (name.length >= SHORTEST_NAME && lower.includes(name)) {
    throw unfit(
      'password.contains-email',
      'The password contains the name of your e-mail address. Choose one that does not.',
    );
  }
}

const unfit = (slug: string, detail: string) =>
  new BusinessError(slug, 'invalid', detail, [{ pointer: '/password', detail }]);
