import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { PASSWORD_CONTAINS_EMAIL, PASSWORD_TOO_COMMON } from '@toric/contracts/customer/accounts/session.errors';
import { COMMON_PASSWORDS } from './common-passwords.ts';

const SHORTEST_NAME = 3;

/**
 * Refuses a password that is common, or that contains the part of the e-mail before the @. The contract checks the
 * length.
 */
export function assertFitPassword(password: string, email: string): void {
  const lower = password.toLowerCase();
  if (COMMON_PASSWORDS.has(lower)) throw unfit(PASSWORD_TOO_COMMON());
  const name = email.slice(0, email.lastIndexOf('@')).toLowerCase();
  // A name of one or two letters occurs in many good passwords, so it is not looked for.
  if (name.length >= SHORTEST_NAME && lower.includes(name)) throw unfit(PASSWORD_CONTAINS_EMAIL());
}

const unfit = (refused: BusinessError) => refused.at({ pointer: '/password', detail: refused.detail });
