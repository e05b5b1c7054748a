import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';

/** Traces exist in every process, so that logs carry their ids; they are exported where an OTLP endpoint is set. */
export async function startTelemetry(
  service: string,
  endpoint: string | undefined,
): Promise<{ stop(): Promise<void> }> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // ids without recordings, which nobody would see
    ...(endpoint
      ? { spanProcessors: [new BatchSpanProcessor(await exporterTo(endpoint))] }
      : { sampler: new AlwaysOffSampler() }),
  });
  provider.register();
  return { stop: () => provider.shutdown() };
}

/** Loaded where it is used: it is a third of what a start costs. */
async function exporterTo(endpoint: string): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new OTLPTraceExporter({ url: new URL('/v1/traces', endpoint).href });
}
