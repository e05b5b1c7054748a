import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';

/** Starts tracing, so that logs carry trace ids. Traces are exported only if an OTLP endpoint is set. */
export async function startTelemetry(
  service: string,
  endpoint: string | undefined,
): Promise<{ stop(): Promise<void> }> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // without an endpoint, spans get ids but record nothing
    ...(endpoint
      ? { spanProcessors: [new BatchSpanProcessor(await exporterTo(endpoint))] }
      : { sampler: new AlwaysOffSampler() }),
  });
  provider.register();
  return { stop: () => provider.shutdown() };
}

/** Loads the exporter only if it is used, because loading it takes a third of the start-up time. */
async function exporterTo(endpoint: string): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new OTLPTraceExporter({ url: new URL('/v1/traces', endpoint).href });
}
