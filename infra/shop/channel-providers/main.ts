// Command: starts the stand-in for the providers of channels. SIGTERM or SIGINT stops it.
import { readConfig } from '@toric/chassis/process/config';
import { Environment } from './config.ts';
import { startProviders } from './providers.ts';

const providers = await startProviders(readConfig(Environment, process.env));
process.stdout.write(`${JSON.stringify({ msg: 'providers of channels listening', port: providers.port })}\n`);
const stop = () => void providers.stop().then(() => process.exit(0));
process.once('SIGTERM', stop).once('SIGINT', stop);
