import { startTelemetry } from './telemetry.ts';

/** Runs a process until it is told to stop: SIGTERM or SIGINT drain it, at most 20 seconds; a second signal ends it at once. */
export async function runProcess(
  name: string,
  otlpEndpoint: string | undefined,
  start: () => Promise<{ port: number; stop(): Promise<void> }>,
): Promise<void> {
  const telemetry = await startTelemetry(name, otlpEndpoint);
  const running = await start();
  // the start-up reads this line to learn the port that was free
  process.stdout.write(`${JSON.stringify({ msg: 'listening', service: name, port: running.port })}\n`);
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), 20_000).unref();
    await running.stop();
    await telemetry.stop().catch(() => undefined);
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
