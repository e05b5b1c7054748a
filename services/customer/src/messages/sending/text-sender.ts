import type { Outcome } from '../message.ts';

/**
 * The port to a provider of text messages. A provider remembers the id of a message, so a repeat of the same id is not
 * sent again: a lost answer is simply asked for once more.
 */
export type TextSender = { send(text: { id: string; to: string; text: string }): Promise<Outcome> };
