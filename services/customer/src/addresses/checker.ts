/** The port to a provider that checks postal addresses. Adapters translate its answers (adapters of one file each). */
import type { AddressVerdict, PostalPart } from '@toric/contracts/customer/addresses/address-check';

export type Judgement = { readonly verdict: AddressVerdict; readonly proposal: PostalPart | null };

/** The provider did not answer, or not in its documented shape. The check is made again later. */
export class CheckFailed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the provider of addresses failed: ${code}`);
    this.code = code;
  }
}

/** Checks the postal part of an address. Throws `CheckFailed`. Names and phone numbers are never sent. */
export type CheckAddressWith = (address: PostalPart) => Promise<Judgement>;

/** After so many failures the address counts as one about which nothing can be told: staff may ask again. */
const MOST_TRIES = 24;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** Returns the pause before the next try. Returns undefined if there is none: more than half a day has passed. */
export function pauseAfter(tries: number): number | undefined {
  return tries >= MOST_TRIES ? undefined : Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
}
