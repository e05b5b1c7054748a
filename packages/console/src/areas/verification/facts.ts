import type { Reply } from '@toric/client/types';
import type { GetVerification, Transmission } from '@toric/contracts/customer/supply/verification.http';

export type Verification = Reply<typeof GetVerification>;

/** Returns the request that started the clock: the last one that was sent. */
export const lastSent = ({ log }: Verification): Transmission | undefined =>
  log.flatMap((entry) => (entry.kind === 'transmission' ? [entry.transmission] : [])).at(-1);

/** Returns the time zone of the prescriber, if it is known. */
export const zoneOf = (verification: Verification): string | undefined =>
  lastSent(verification)?.timeZone ?? verification.asked?.prescriber.timeZone;

/** Returns true while an answer of the prescriber still has an effect. */
export const isOpen = ({ status }: Verification): boolean => status === 'to-send' || status === 'waiting';
