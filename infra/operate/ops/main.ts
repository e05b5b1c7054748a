// Runs the command `npm run ops -- …`. It lists, explains, replays and discards messages that failed, through the API.
// With `keys`, `backup` and `restore` it works on the backups, and with `doctor` it examines the shop, without the API.
import { BACKUP_USAGE, operateBackups } from '../backup/commands/commands.ts';
import { runDoctor } from './doctor/command.ts';
import { operate } from './operate.ts';

const args = process.argv.slice(2);
const [area = ''] = args;
const isOfBackups = ['keys', 'backup', 'restore'].includes(area);
if (isOfBackups && args.includes('--help')) console.log(BACKUP_USAGE);
else if (area === 'doctor') process.exitCode = await runDoctor(args.slice(1), process.env);
else process.exitCode = isOfBackups ? await operateBackups(args) : await operate(args, process.env);
