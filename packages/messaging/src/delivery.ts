import type { MessageType } from '@toric/contracts/message';
import type { DeadLetterReason } from '@toric/contracts/operator.http';
import type { ConsumeMessage } from 'amqplib';
import { Envelope } from './envelope.ts';
import type { Received } from './subscription.ts';

/** A delivery that is understood, with its own raw form for settling. */
export type Delivery = Received<unknown> & { readonly raw: ConsumeMessage; readonly attempt: number };
export type Undecodable = { readonly raw: ConsumeMessage; readonly reason: DeadLetterReason; readonly error: string };

export const ATTEMPT_HEADER = 'x-attempt';

const numberHeader = (raw: ConsumeMessage, name: string): number => {
  const value: unknown = raw.properties.headers?.[name];
  return typeof value === 'number' ? value : 0;
};

/** Broker's redelivery count: says that a consumer died or lost its channel, never that the message is bad. */
export const redeliveries = (raw: ConsumeMessage): number => numberHeader(raw, 'x-delivery-count');

export function decode(raw: ConsumeMessage, types: ReadonlyMap<string, MessageType>): Delivery | Undecodable {
  let content: unknown;
  try {
    content = JSON.parse(raw.content.toString('utf8'));
  } catch (error) {
    return { raw, reason: 'undecodable', error: String(error) };
  }
  const envelope = Envelope.safeParse(content);
  if (!envelope.success) return { raw, reason: 'undecodable', error: envelope.error.message };
  const type = types.get(envelope.data.type);
  if (!type) return { raw, reason: 'unknown-type', error: `no handler for '${envelope.data.type}' in this version` };
  const data = type.data.safeParse(envelope.data.data);
  if (!data.success) return { raw, reason: 'invalid-data', error: data.error.message };
  return { raw, envelope: envelope.data, message: data.data, attempt: numberHeader(raw, ATTEMPT_HEADER) };
}
