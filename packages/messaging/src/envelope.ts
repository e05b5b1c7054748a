import { isSpanContextValid, type Span } from '@opentelemetry/api';
import type { Message } from '@toric/contracts/kernel/message';
import { z } from 'zod';

/** Describes the wire format around the data of a message. Consumers ignore keys that they do not know. */
export const Envelope = z.object({
  id: z.uuid(),
  type: z.string(),
  aggregateId: z.uuid(),
  version: z.int().min(1),
  occurredAt: z.iso.datetime(),
  correlationId: z.string(),
  causationId: z.uuid().nullable(),
  traceparent: z.string().nullable(),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;

/**
 * Records why something happened. The correlation id is the same from the request to the last message. The causation id
 * is the id of the message that was the direct cause.
 */
export type Cause = { correlationId: string; causationId: string | null; traceparent: string | null };
export type Caused<T> = { cause: Cause; value: T };
export type CausedMessage = Caused<Message>;

/** A message with its envelope has at most 256 KiB. A larger message is refused when it is emitted. */
export const MAX_ENVELOPE_BYTES = 256 * 1024;

/**
 * Returns the W3C trace context of a span, which travels through outbox and broker to the next handler. Returns null if
 * there is no valid span.
 */
export function traceparentOf(span: Span | undefined): string | null {
  const context = span?.spanContext();
  if (!context || !isSpanContextValid(context)) return null;
  return `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}`;
}
