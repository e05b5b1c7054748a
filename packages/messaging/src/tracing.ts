import { context, type Context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Envelope } from './envelope.ts';

const tracer = trace.getTracer('toric.messaging');

const parentOf = (traceparent: string | null): Context =>
  traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();

/** Starts a span that continues the trace of a message or an effect. */
export function spanFrom(name: string, traceparent: string | null, attributes: Record<string, string | number>): Span {
  return tracer.startSpan(name, { kind: SpanKind.CONSUMER, attributes }, parentOf(traceparent));
}

export function endSpan(span: Span, error?: unknown): void {
  if (error !== undefined) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : 'failed' });
  }
  span.end();
}

/**
 * Runs `act` with one span per message. Each span continues the trace of its message. The statements and logs of a
 * batch show up in the trace of its first message.
 */
export async function withSpans<T>(
  queue: string,
  envelopes: readonly Envelope[],
  act: (spans: ReadonlyMap<string, Span>) => Promise<T>,
): Promise<T> {
  const spans = new Map(
    envelopes.map(({ id, traceparent }) => [
      id,
      spanFrom(queue, traceparent, { 'messaging.message.id': id, 'messaging.operation.type': 'process' }),
    ]),
  );
  const [first] = spans.values();
  const active = first ? trace.setSpan(context.active(), first) : context.active();
  let failure: unknown;
  try {
    return await context.with(active, () => act(spans));
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    for (const span of spans.values()) endSpan(span, failure);
  }
}
