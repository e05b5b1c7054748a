// Runs the command `npm run ops -- …`. It lists, explains, replays and discards messages that failed, through the API.
// With `keys`, `backup` and `restore` it works on the backups, and with `doctor` it examines the shop, without the API.
import { BACKUP_USAGE, operateBackups } from '../backup/commands/commands.ts';
import { runDoctor } from './doctor/command.ts';
import { operate } from './operate.ts';

/** Ends this process after its report, also while calls to a silent bucket or disk still wait. */
function leave(code: number): void {
  process.stdout.write('', () => {
    // at its exit Node would wait for a call to a disk that never answers, and the report names this disk
    const isHeld = process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
    if (code !== 0 && isHeld) process.kill(process.pid, 'SIGKILL');
    process.exit(code);
  });
}

const args = process.argv.slice(2);
const [area = ''] = args;
const isOfBackups = ['keys', 'backup', 'restore'].includes(area);
if (isOfBackups && args.includes('--help')) console.log(BACKUP_USAGE);
else if (area === 'doctor') leave(await runDoctor(args.slice(1), process.env));
else process.exitCode = isOfBackups ? await operateBackups(args) : await operate(args, process.env);
