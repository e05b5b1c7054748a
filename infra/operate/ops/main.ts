// The command `npm run ops -- …`. It lists, explains, replays and discards messages that failed.
import { operate } from './operate.ts';

process.exitCode = await operate(process.argv.slice(2), process.env);
