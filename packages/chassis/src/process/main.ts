import { startTelemetry } from './telemetry.ts';

/** Runs a process until SIGTERM or SIGINT, which drain it for at most 20 seconds. A second signal ends it at once. */
export async function runProcess(
  name: string,
  otlpEndpoint: string | undefined,
  start: () => Promise<{ port: number; stop(): Promise<void> }>,
): Promise<void> {
  const telemetry = await startTelemetry(name, otlpEndpoint);
  const running = await start();
  // `npm start` and the tests read the port from this line
  process.stdout.write(`${JSON.stringify({ msg: 'listening', service: name, port: running.port })}\n`);
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), 20_000).unref();
    await running.stop();
    await telemetry.stop().catch(() => undefined); // an exporter that does not answer must not fail the exit
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
