// Command: starts the mailbox. SIGTERM or SIGINT stops it.
import { readConfig } from '@toric/chassis/process/config';
import { traceSources } from '@toric/chassis/process/stack-traces';
import { Environment } from './config.ts';
import { startMailbox } from './mailbox.ts';

traceSources();
const mailbox = await startMailbox(readConfig(Environment, process.env));
process.stdout.write(`${JSON.stringify({ msg: 'mailbox listening', port: mailbox.port, smtp: mailbox.smtpPort })}\n`);
const stop = () => void mailbox.stop().then(() => process.exit(0));
process.once('SIGTERM', stop).once('SIGINT', stop);
