/** Runs the command `npm run ops -- doctor`. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { z } from 'zod';
import { ROOT } from '../../../run/system/parts.ts';
import { examine, isHealthy } from './doctor.ts';
import { filesPatient } from './files-patient.ts';
import { messageOf } from './finding.ts';
import { localPatient } from './local-patient.ts';
import { reportOf } from './report.ts';

const DOCTOR_USAGE = `Usage: npm run ops -- doctor [options]

  Examines a shop and changes nothing: settings, keys, servers, rights, migrations, clocks, disks, ports, certificates,
  backups, queues, dead letters and long transactions. It names each mistake with its next step.

Options
  --env FOLDER     a folder with customer.env, catalog-inventory.env, order.env, payment.env, marketing.env and gateway.env
                   (default: the shop of npm start on this machine; TORIC_DATA_DIR names its folder)
  --language LANG  en or zh (default: en)
  --json           print JSON

Environment
  DATABASE_ADMIN_URL        an administrator's address of the database: who may read the history of migrations
  RABBITMQ_MANAGEMENT_URL   RabbitMQ's HTTP API with an administrator's login: who may count consumers
  TORIC_URL                 address of the gateway
  BACKUP_TARGETS            with --env: the addresses of the backup targets, separated by commas

Exit codes: 0 nothing is wrong, 1 something is wrong, 2 wrong arguments; 137 something is wrong and a disk hangs.`;

const OPTIONS = {
  env: { type: 'string' },
  language: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const Given = z.object({
  env: z.string().optional(),
  language: z.enum(LANGUAGES),
  json: z.boolean(),
  help: z.boolean(),
});

/** Returns the options of the command. If the arguments are not valid, it prints the error and returns undefined. */
function optionsOf(args: readonly string[]): z.infer<typeof Given> | undefined {
  try {
    return Given.parse(parseArgs({ args: [...args], options: OPTIONS }).values);
  } catch (error) {
    const why = error instanceof z.ZodError ? 'doctor: --language is en or zh' : messageOf(error);
    console.error(`${why}\n\n${DOCTOR_USAGE}`);
    return undefined;
  }
}

/** Examines a shop, prints the report, and returns the exit code. `args` are the arguments after `doctor`. */
export async function runDoctor(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = optionsOf(args);
  if (!options) return 2;
  if (options.help) {
    console.log(DOCTOR_USAGE);
    return 0;
  }
  try {
    const dataDir = resolve(env['TORIC_DATA_DIR'] ?? join(ROOT, '.toric'));
    const patient = options.env === undefined ? await localPatient(dataDir, env) : filesPatient(options.env, env);
    const outcomes = await examine(patient);
    console.log(options.json ? JSON.stringify(outcomes, null, 2) : reportOf(outcomes, options.language).join('\n'));
    return isHealthy(outcomes) ? 0 : 1;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}
