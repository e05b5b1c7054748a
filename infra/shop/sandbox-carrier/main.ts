// Command: starts the sandbox carrier. SIGTERM or SIGINT stops it.
import { readConfig } from '@toric/chassis/process/config';
import { traceSources } from '@toric/chassis/process/stack-traces';
import { startCarrier } from './carrier.ts';
import { Environment } from './config.ts';

traceSources();
const carrier = await startCarrier(readConfig(Environment, process.env));
process.stdout.write(`${JSON.stringify({ msg: 'sandbox carrier listening', port: carrier.port })}\n`);
const stop = () => void carrier.stop().then(() => process.exit(0));
process.once('SIGTERM', stop).once('SIGINT', stop);
