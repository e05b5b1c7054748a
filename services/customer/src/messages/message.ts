/** Decides the states of mails and text messages to people, and the result of each try. */
import type { Notice } from '@toric/contracts/customer/messages/notice';
import type { Channel, MessageState } from '@toric/contracts/customer/messages/message.http';
import { TEMPLATE_RULES } from './template.ts';

/** Describes a queued message. Its cause makes it unique for its person, template and channel. */
export type NewMessage = {
  readonly id: string;
  readonly causeId: string;
  readonly personId: string;
  readonly channel: Channel;
  readonly notice: Notice;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

type Asked = { readonly causeId: string; readonly personId: string; readonly notice: Notice };
type Means = { readonly now: Date; readonly newId: () => string };

/**
 * Returns a message for each channel of the template. Leaves out a text message next to a mail if the shop sends no
 * text messages.
 */
export function messagesFor(asked: Asked, means: Means & { readonly textsAreSent: boolean }): NewMessage[] {
  const { channels } = TEMPLATE_RULES[asked.notice.template];
  const used = channels.length === 1 || means.textsAreSent ? channels : channels.filter((one) => one !== 'text');
  return used.map((channel) => messageBy(channel, asked, means));
}

/** Returns the message that is sent on one channel, with the time until which it is useful. */
export function messageBy(channel: Channel, asked: Asked, { now, newId }: Means): NewMessage {
  const expiresAt = new Date(now.getTime() + TEMPLATE_RULES[asked.notice.template].usefulForMs);
  return { ...asked, id: newId(), channel, createdAt: now, expiresAt };
}

/**
 * Describes the outcome of a try. `again` means that the server did not take the message, so it is tried again.
 * `postponed` means that nothing was tried. `unknown` means that sending the content had begun and no answer came.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly code: string }
  | { readonly kind: 'again'; readonly code: string }
  | { readonly kind: 'postponed'; readonly code: string; readonly delayMs: number }
  | { readonly kind: 'refused'; readonly code: string; readonly suppresses: boolean }
  | { readonly kind: 'unknown' | 'suppressed' | 'expired'; readonly code: string };

const STATES: Readonly<Record<Outcome['kind'], MessageState>> = {
  sent: 'sent',
  again: 'waiting',
  postponed: 'waiting',
  refused: 'refused',
  unknown: 'unknown',
  suppressed: 'suppressed',
  expired: 'expired',
};

export const stateAfter = ({ kind }: Outcome): MessageState => STATES[kind];

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** Returns the pause in ms after this number of tries. `random` is a number from 0 to 1, which spreads the tries. */
export function pauseAfter(attempts: number, random: number): number {
  const limit = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(limit * (0.5 + random / 2));
}

/** Returns the pause in ms after this outcome. It is 0 for an outcome that ends the message. */
export function delayAfter(outcome: Outcome, attempts: number, random: number): number {
  if (outcome.kind === 'postponed') return outcome.delayMs;
  return outcome.kind === 'again' ? pauseAfter(attempts, random) : 0;
}
