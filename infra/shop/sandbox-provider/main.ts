// Command: starts the sandbox payment provider. SIGTERM or SIGINT drains and flushes it.
import { traceSources } from '@toric/chassis/process/stack-traces';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startProvider } from './provider.ts';

traceSources();
const fallback = createLog('error', (line) => process.stdout.write(line));

function die(error: unknown): never {
  fallback.error(error instanceof Error ? error.message : String(error));
  // The process exits immediately, because no answer may be sent after a failed write.
  process.exit(1);
}

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, (line) => process.stdout.write(line));
  const provider = await startProvider(config, { log, onFailure: die });
  process.stdout.write(`${JSON.stringify({ msg: 'sandbox provider listening', port: provider.port })}\n`);
  const stop = () => void provider.stop().then(() => process.exit(0), die);
  process.once('SIGTERM', stop).once('SIGINT', stop);
} catch (error) {
  die(error);
}
