import type { MessageType } from '@toric/contracts/kernel/message';
import type { DeadLetterReason } from '@toric/contracts/operator/operator.http';
import type { ConsumeMessage } from 'amqplib';
import { Envelope } from './envelope.ts';
import type { Received } from './subscription.ts';

/**
 * Describes a decoded delivery. `raw` is needed to acknowledge it. `attempt` is the number of retry cycles that it has
 * been through.
 */
export type Delivery = Received<unknown> & { readonly raw: ConsumeMessage; readonly attempt: number };
/**
 * Describes a delivery that cannot be handled. It keeps the envelope, if there is one, so that operators find its dead
 * letter by id and type.
 */
export type Undecodable = {
  readonly raw: ConsumeMessage;
  readonly reason: DeadLetterReason;
  readonly error: string;
  readonly envelope?: Envelope;
};

export const ATTEMPT_HEADER = 'x-attempt';

const numberHeader = (raw: ConsumeMessage, name: string): number => {
  const value: unknown = raw.properties.headers?.[name];
  return typeof value === 'number' ? value : 0;
};

/**
 * Returns the broker's redelivery count. It means that a consumer was lost or lost its channel, not that the message is
 * bad.
 */
export const redeliveries = (raw: ConsumeMessage): number => numberHeader(raw, 'x-delivery-count');

/**
 * Returns the delivery with parsed envelope and data, or the reason why it cannot be handled. Unknown keys are ignored,
 * so that a newer version of the sender may add keys.
 */
export function decode(raw: ConsumeMessage, types: ReadonlyMap<string, MessageType>): Delivery | Undecodable {
  let content: unknown;
  try {
    content = JSON.parse(raw.content.toString('utf8'));
  } catch (error) {
    return { raw, reason: 'undecodable', error: String(error) };
  }
  const parsed = Envelope.safeParse(content);
  if (!parsed.success) return { raw, reason: 'undecodable', error: parsed.error.message };
  const envelope = parsed.data;
  const type = types.get(envelope.type);
  if (!type)
    return { raw, envelope, reason: 'unknown-type', error: `no handler for '${envelope.type}' in this version` };
  const data = type.data.safeParse(envelope.data);
  if (!data.success) return { raw, envelope, reason: 'invalid-data', error: data.error.message };
  return { raw, envelope, message: data.data, attempt: numberHeader(raw, ATTEMPT_HEADER) };
}
