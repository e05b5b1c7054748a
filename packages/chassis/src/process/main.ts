import { traceSources } from './stack-traces.ts';
import { startTelemetry } from './telemetry.ts';

/**
 * Runs a process until SIGTERM or SIGINT arrives. The process then has 20 seconds to finish its running work. A second
 * signal ends the process at once.
 */
export async function runProcess(
  name: string,
  otlpEndpoint: string | undefined,
  start: () => Promise<{ port: number; stop(): Promise<void> }>,
): Promise<void> {
  traceSources();
  const telemetry = await startTelemetry(name, otlpEndpoint);
  const running = await start();
  // `npm start` and the tests read the port from this line of the output
  process.stdout.write(`${JSON.stringify({ msg: 'listening', service: name, port: running.port })}\n`);
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), 20_000).unref();
    await running.stop();
    await telemetry.stop().catch(() => undefined); // an exporter that does not answer must not make the exit fail
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
