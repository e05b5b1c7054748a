// npm run ops -- …: what went wrong with messages, and what to do about it.
import { orderOf, USAGE, UsageError } from './arguments.ts';
import { carryOut } from './run-command.ts';
import { signIn } from './sign-in.ts';

const given = process.argv.slice(2);

async function main(): Promise<number> {
  if (given.length === 0 || given.includes('--help')) {
    console.log(USAGE);
    return given.length === 0 ? 2 : 0;
  }
  const order = orderOf(given, new Date());
  const { lines, data } = await carryOut(order, await signIn(process.env));
  console.log(order.options.json ? JSON.stringify(data, null, 2) : lines.join('\n'));
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${text}\n\nnpm run ops -- --help shows how.` : text);
  return error instanceof UsageError ? 2 : 1;
});
