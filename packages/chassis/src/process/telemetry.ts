import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOffSampler, BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';

/** Starts tracing, so that logs carry trace ids. Traces are exported only if an OTLP endpoint is set. */
export async function startTelemetry(
  service: string,
  endpoint: string | undefined,
): Promise<{ stop(): Promise<void> }> {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // without an endpoint, spans get ids but record nothing
    ...(endpoint
      ? { spanProcessors: [new BatchSpanProcessor({ exporter: await exporterTo(endpoint) })] }
      : { sampler: new AlwaysOffSampler() }),
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  const propagators = [new W3CTraceContextPropagator(), new W3CBaggagePropagator()];
  propagation.setGlobalPropagator(new CompositePropagator({ propagators }));
  trace.setGlobalTracerProvider(provider);
  return { stop: () => provider.shutdown() };
}

/** Loads the exporter only if it is used, because loading it takes a third of the start-up time. */
async function exporterTo(endpoint: string): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new OTLPTraceExporter({ url: new URL('/v1/traces', endpoint).href });
}
