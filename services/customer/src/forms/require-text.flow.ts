import { CONSENT_TEXT_OUTDATED } from '@toric/contracts/customer/consent/consent.errors';
import type { ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import type { Tx } from '@toric/messaging/sql';
import { findCurrentTexts } from '../consent/policy-text.store.ts';

/** Returns the present version of the text to which people consent. Throws if the person saw another version. */
export async function requireCurrentText(tx: Tx, purpose: ConsentPurpose, seen: number | undefined): Promise<number> {
  const text = (await findCurrentTexts(tx)).find((one) => one.purpose === purpose);
  const current = text?.version ?? 1;
  if (seen !== undefined && seen !== current) throw CONSENT_TEXT_OUTDATED({ purpose, current });
  return current;
}
