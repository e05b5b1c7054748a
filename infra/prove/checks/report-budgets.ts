// Prints the budgets of the code and fails if one is exceeded.
import { budgets } from './budgets.ts';

const { report, problems } = await budgets();
for (const line of report) console.log(line);
for (const problem of problems) console.error(`  ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
