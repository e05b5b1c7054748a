/** Holds the ids, places and means that the stand-ins for the other services share. */
import type { DataOf, Message, MessageType } from '@toric/contracts/kernel/message';

export const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ORDER = id(10);
export const CUSTOMER = id(12);
export const reason = { code: 'some.refusal', detail: 'Refused.' };
/** Lists the places of the addresses in the customer's address book. The first two are in the market of the order. */
export const PLACES = ['US-NJ', 'US-CA', 'DE'];
export const addressId = (n: number) => id(500 + n);

export type Random = { int(most: number): number; chance(share: number): boolean };
/**
 * Describes what a stand-in for a service gets: random numbers, a function that sends a message, and a list of
 * violations.
 */
export type Means = {
  readonly random: Random;
  readonly send: (message: Message) => void;
  readonly violations: string[];
};

/** Returns the data of a message if it has this type. */
export const dataOf = <M extends MessageType>(type: M, message: Message): DataOf<M> | undefined =>
  message.type === type.type ? (message.data as DataOf<M>) : undefined; // safe cast: the type names the data
