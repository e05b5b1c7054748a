import { randomBytes } from 'node:crypto';

export const RECOVERY_CODES = 10;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 10;

/** Returns ten codes of 50 random bits each, as two groups of five letters and digits. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const code = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  });

/** Returns the code in the form in which codes are compared, because people may leave out the dash. */
export const normaliseRecoveryCode = (code: string): string => {
  const plain = code.replace('-', '');
  return `${plain.slice(0, LENGTH / 2)}-${plain.slice(LENGTH / 2)}`;
};
