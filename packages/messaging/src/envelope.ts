import { isSpanContextValid, type Span } from '@opentelemetry/api';
import type { Message } from '@toric/contracts/kernel/message';
import { z } from 'zod';

/** What travels on the wire around a message's data. Consumers ignore keys that they do not know. */
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

/** What made something happen: the request's id runs unbroken to the last message, and each names its parent. */
export type Cause = { correlationId: string; causationId: string | null; traceparent: string | null };
export type Caused<T> = { cause: Cause; value: T };
export type CausedMessage = Caused<Message>;

/** 256 KiB: what a message may weigh on the wire, refused when it is emitted. */
export const MAX_ENVELOPE_BYTES = 256 * 1024;

/** W3C trace context, carried through the outbox and the broker to the next handler. */
export function traceparentOf(span: Span | undefined): string | null {
  const context = span?.spanContext();
  if (!context || !isSpanContextValid(context)) return null;
  return `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}`;
}
