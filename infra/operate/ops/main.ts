// The command `npm run ops -- …`. It lists, explains, replays and discards messages that failed.
import { parseCommand, USAGE, UsageError } from './arguments.ts';
import { runCommand } from './run-command.ts';
import { signIn } from './sign-in.ts';

const args = process.argv.slice(2);

async function main(): Promise<number> {
  if (args.length === 0 || args.includes('--help')) {
    console.log(USAGE);
    return args.length === 0 ? 2 : 0;
  }
  const command = parseCommand(args, new Date());
  const { lines, data } = await runCommand(command, await signIn(process.env));
  console.log(command.options.json ? JSON.stringify(data, null, 2) : lines.join('\n'));
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${text}\n\nRun npm run ops -- --help for the usage.` : text);
  return error instanceof UsageError ? 2 : 1;
});
