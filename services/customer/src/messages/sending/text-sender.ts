import type { Outcome } from '../message.ts';

/**
 * Declares the port to a provider of text messages. A provider remembers the id of a message, so a repeated request
 * with the same id is not sent again. After a lost answer, the request is simply repeated.
 */
export type TextSender = { send(text: { id: string; to: string; text: string }): Promise<Outcome> };
