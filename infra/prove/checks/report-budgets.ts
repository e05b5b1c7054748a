// Prints the budgets of the house and fails when a file is over its length.
// A command of its own, so that `npm run check` can run it beside the others.
import { budgets } from './budgets.ts';

const { report, tooLong, long } = await budgets();
for (const line of report) console.log(line);
for (const line of long) console.log(`  note: function ${line}`);
for (const line of tooLong) console.error(`  ${line}: split it by what changes together`);
process.exitCode = tooLong.length > 0 ? 1 : 0;
