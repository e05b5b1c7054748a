import { parseCommand, USAGE, UsageError } from './arguments.ts';
import { runCommand } from './run-command.ts';
import { signIn } from './sign-in.ts';

/** Runs one command of the operator's tool, prints its output, and returns the exit code. */
export async function operate(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (args.length === 0 || args.includes('--help')) {
    console.log(USAGE);
    return args.length === 0 ? 2 : 0;
  }
  try {
    const command = parseCommand(args, new Date());
    const { lines, data, failed } = await runCommand(command, await signIn(env));
    console.log(command.options.json ? JSON.stringify(data, null, 2) : lines.join('\n'));
    return failed ? 1 : 0;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    console.error(error instanceof UsageError ? `${text}\n\nThe option --help shows the usage.` : text);
    return error instanceof UsageError ? 2 : 1;
  }
}
