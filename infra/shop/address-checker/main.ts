// Command: starts the stand-in for the provider of addresses. SIGTERM or SIGINT stops it.
import { readConfig } from '@toric/chassis/process/config';
import { startChecker } from './checker.ts';
import { Environment } from './config.ts';

const checker = await startChecker(readConfig(Environment, process.env));
process.stdout.write(`${JSON.stringify({ msg: 'provider of addresses listening', port: checker.port })}\n`);
const stop = () => void checker.stop().then(() => process.exit(0));
process.once('SIGTERM', stop).once('SIGINT', stop);
