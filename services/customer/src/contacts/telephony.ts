/** Declares the port to telephone systems. An adapter parses the bytes of one event. */
import { TELEPHONY_EVENT } from '@toric/contracts/customer/contacts/contact.errors';
import { Direction } from '@toric/contracts/customer/contacts/interaction.http';
import { CallState } from '@toric/contracts/customer/contacts/telephony.http';
import { RequestInstant } from '@toric/contracts/kernel/common';
import { requestText } from '@toric/contracts/kernel/text';
import { z } from 'zod';
import { searchedPhone } from '../people/phone.ts';

export type CallEvent = {
  readonly state: CallState;
  /** Holds the id of the call in the telephone system. */
  readonly callId: string;
  readonly direction: Direction;
  /**
   * Holds the telephone number of the other side in E.164. It is undefined if the other side hides its number, or if
   * the text is no number.
   */
  readonly number: string | undefined;
  readonly extension: string;
  readonly at: Date;
};

/** Returns the event of a telephone system. Throws if the bytes are not an event. */
export type ReadCallEvent = (body: Buffer) => CallEvent;

const GenericEvent = z.object({
  type: CallState,
  callId: requestText().min(1).max(200),
  direction: Direction.default('in'),
  number: requestText().max(40).default(''),
  extension: requestText().min(1).max(20),
  at: RequestInstant,
});

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Parses an event in the format that the API documents for this webhook. Ignores unknown fields. */
export const genericTelephony: ReadCallEvent = (body) => {
  const event = GenericEvent.safeParse(parsed(body));
  if (!event.success) throw TELEPHONY_EVENT();
  const { type: state, number, at, ...rest } = event.data;
  return { ...rest, state, number: searchedPhone(number), at: new Date(at) };
};
