/** Decides the address to which a message is sent. */
import type { LinkTarget } from '../../accounts/link.store.ts';
import type { Claimed } from '../message.store.ts';
import type { Recipient } from '../recipient.store.ts';
import { isSafeAddress } from './mime.ts';

type Recipients = ReadonlyMap<string, Pick<Recipient, 'email' | 'phone'>>;
type Addressed = Pick<Claimed, 'personId' | 'channel' | 'notice'>;

/**
 * Returns the address to which a message is sent. A link that proves a new address is sent to this new address,
 * although it is not yet the person's. The notice of a changed e-mail is sent once to the former address and once to
 * the new one. Returns undefined if there is no address.
 */
export function addressOf(
  { personId, channel, notice }: Addressed,
  recipients: Recipients,
  targets: ReadonlyMap<string, LinkTarget>,
): string | undefined {
  const own = recipients.get(personId);
  const target = 'linkId' in notice.values ? targets.get(notice.values.linkId) : undefined;
  if (channel === 'text') return (notice.template === 'phone-code' ? target?.phone : own?.phone) ?? undefined;
  const email = emailOf(notice, own?.email, target);
  return email && isSafeAddress(email) ? email : undefined;
}

function emailOf(notice: Claimed['notice'], own: string | null | undefined, target: LinkTarget | undefined) {
  if (notice.template === 'email-change') return target?.email;
  if (notice.template !== 'email-changed') return own;
  return notice.values.to === 'former-address' ? target?.former : target?.email;
}
