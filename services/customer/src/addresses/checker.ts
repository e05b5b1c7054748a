/**
 * Declares the port to a provider that checks postal addresses. Each adapter is one file and translates the answers of
 * one provider.
 */
import type { AddressVerdict, PostalPart } from '@toric/contracts/customer/addresses/address-check';

export type Judgement = { readonly verdict: AddressVerdict; readonly proposal: PostalPart | null };

/**
 * Is thrown if the provider did not answer, or answered in a form that it does not document. The address is checked
 * again later.
 */
export class CheckFailed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the provider of addresses failed: ${code}`);
    this.code = code;
  }
}

/**
 * Checks the postal part of an address. Throws `CheckFailed` if the provider fails. Names and phone numbers are never
 * sent.
 */
export type CheckAddressWith = (address: PostalPart) => Promise<Judgement>;

/** After this number of failed checks the verdict on an address is unknown. Staff may ask for another check. */
const MOST_TRIES = 24;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/**
 * Returns the pause in ms before the next check of an address. Returns undefined after `MOST_TRIES` failed checks,
 * because then no further check is made.
 */
export function pauseAfter(tries: number): number | undefined {
  return tries >= MOST_TRIES ? undefined : Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
}
