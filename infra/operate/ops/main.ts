// Runs the command `npm run ops -- …`. It lists, explains, replays and discards messages that failed, through the API.
// With `keys`, `backup` and `restore` it works on the backups, without the API.
import { BACKUP_USAGE, operateBackups } from '../backup/commands/commands.ts';
import { operate } from './operate.ts';

const args = process.argv.slice(2);
const isOfBackups = ['keys', 'backup', 'restore'].includes(args[0] ?? '');
if (isOfBackups && args.includes('--help')) console.log(BACKUP_USAGE);
else process.exitCode = isOfBackups ? await operateBackups(args) : await operate(args, process.env);
