import { context, type Context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('toric.messaging');

export const parentOf = (traceparent: string | null): Context =>
  traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();

/** A span that continues the trace which a message or an effect carries. */
export function spanFrom(name: string, traceparent: string | null, attributes: Record<string, string | number>): Span {
  return tracer.startSpan(name, { kind: SpanKind.CONSUMER, attributes }, parentOf(traceparent));
}

export function endSpan(span: Span, error?: unknown): void {
  if (error !== undefined) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : 'failed' });
  }
  span.end();
}
