import type { Outcome } from '../message.ts';

/** Describes the part of an error of the SMTP client that decides the outcome. */
export type SmtpFailure = {
  /** The code `EMESSAGE` means that the server answered to the content of the mail itself. */
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
};

/** Matches the statuses of RFC 3463 that mean that the address does not exist, or permanently accepts no mail. */
const HARD = /\b5\.(?:1\.(?:1|2|3|6|10)|2\.1|7\.13)\b/;
/** Matches answers to RCPT TO that refuse the recipient and have no enhanced status. */
const NO_SUCH_USER = /^55[013] (?!5\.)/;

/**
 * Returns the code and the enhanced status of a server's answer. The rest of the answer is left out, because it may
 * name the address.
 */
export const codeOf = (response: string): string => /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? '';

export const isHardBounce = (response: string): boolean => HARD.test(response) || NO_SUCH_USER.test(response);

/**
 * Returns the outcome of a mail whose sending failed. `contentBegan` is true if the content may have been sent. In this
 * case only the server's own answer to the content proves that the mail was not taken.
 */
export function outcomeOfFailure(failure: SmtpFailure, contentBegan: boolean): Outcome {
  const { code = '', responseCode, response = '' } = failure;
  const isAnswer = responseCode !== undefined && responseCode >= 400;
  if (contentBegan && !(isAnswer && code === 'EMESSAGE')) return { kind: 'unknown', code: 'connection-lost' };
  // a failed login or missing TLS is a fault of the settings or of the server, and not of the mail
  if (!isAnswer || code === 'EAUTH' || code === 'ETLS')
    return { kind: 'again', code: code === '' ? 'connection-failed' : code };
  if (responseCode < 500) return { kind: 'again', code: codeOf(response) };
  return { kind: 'refused', code: codeOf(response), suppresses: !contentBegan && isHardBounce(response) };
}
