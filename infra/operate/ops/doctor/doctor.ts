/** Examines a shop. It runs every check with a limit of time, and hides the secrets in the findings. */
import type { Text } from '@toric/contracts/kernel/sentence';
import { isSecret } from '../../../run/compose/names.ts';
import { checkBackups } from './checks/backups.ts';
import { checkBrokers } from './checks/brokers.ts';
import { checkCertificates } from './checks/certificates.ts';
import { checkClocks } from './checks/clocks.ts';
import { checkConfiguration } from './checks/configuration.ts';
import { checkDatabases } from './checks/databases.ts';
import { checkDeadLetters } from './checks/dead-letters.ts';
import { checkDisks, diskAt } from './checks/disks.ts';
import { checkKeys } from './checks/keys.ts';
import { checkMigrations } from './checks/migrations.ts';
import { checkPorts } from './checks/ports.ts';
import { checkQueues } from './checks/queues.ts';
import { checkTransactions } from './checks/transactions.ts';
import { type Finding, messageOf, type Note, text, type Unchecked, unchecked } from './finding.ts';
import { type Means, type Patient, settingOf, type Ward, within, withWard } from './patient.ts';

type Check = { readonly name: string; readonly title: Text; readonly run: (ward: Ward) => Promise<readonly Note[]> };
export type Outcome = {
  readonly check: string;
  readonly title: Text;
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  /** Is true if the check itself failed or took too long. */
  readonly isBroken: boolean;
};

const CHECK_MS = 20_000;
/** A text that is shorter does not count as a secret, because hiding it would hide parts of other words. */
const SHORTEST_SECRET = 6;

/**
 * Lists the checks in the order of the report. A fault that an early check finds often explains the faults that later
 * checks find.
 */
const CHECKS: readonly Check[] = [
  { name: 'configuration', title: text('Settings of each process', '各进程的设置'), run: checkConfiguration },
  { name: 'keys', title: text('Keys', '密钥'), run: checkKeys },
  { name: 'disks', title: text('Free space', '磁盘空间'), run: checkDisks },
  { name: 'ports', title: text('Ports', '端口'), run: checkPorts },
  { name: 'databases', title: text('PostgreSQL, login and rights', 'PostgreSQL 的登录与权限'), run: checkDatabases },
  { name: 'brokers', title: text('RabbitMQ, login and rights', 'RabbitMQ 的登录与权限'), run: checkBrokers },
  { name: 'migrations', title: text('Schemas and migrations', '模式与迁移'), run: checkMigrations },
  { name: 'clocks', title: text('Clocks', '时钟'), run: checkClocks },
  { name: 'certificates', title: text('Certificates', '证书'), run: checkCertificates },
  { name: 'backups', title: text('Backups', '备份'), run: checkBackups },
  { name: 'queues', title: text('Queues', '队列'), run: checkQueues },
  { name: 'dead-letters', title: text('Messages set aside', '搁置的消息'), run: checkDeadLetters },
  { name: 'transactions', title: text('Long transactions', '长事务'), run: checkTransactions },
];

export const MEANS: Means = { now: () => new Date(), diskAt };

async function outcomeOf({ name, title, run }: Check, ward: Ward): Promise<Outcome> {
  try {
    const notes = await within(CHECK_MS, name, run(ward));
    return {
      ...{ check: name, title, isBroken: false },
      findings: notes.filter((note) => note.kind === 'wrong'),
      unchecked: notes.filter((note) => note.kind === 'unchecked'),
    };
  } catch (error) {
    const why = messageOf(error);
    const failed = unchecked(name, text(`this check failed: ${why}.`, `此项检查失败：${why}。`));
    return { check: name, title, isBroken: true, findings: [], unchecked: [failed] };
  }
}

/** Lists every secret of a shop: the values of secret variables, and the passwords in connection strings and URLs. */
function secretsOf({ processes, adminUrl = '', managementUrl = '' }: Patient): string[] {
  const values = processes.flatMap((process) =>
    Object.keys(process.env).flatMap((variable) => {
      const name = variable.replace(/_FILE$/, '');
      const value = settingOf(process, name) ?? '';
      const password = URL.parse(value)?.password ?? '';
      return [...(isSecret(name) ? value.split(/\s+/) : []), password];
    }),
  );
  const logins = [adminUrl, managementUrl].map((url) => URL.parse(url)?.password ?? '');
  const all = [...values, ...logins].flatMap((secret) => [secret, decodedOf(secret)]);
  return [...new Set(all)].filter(({ length }) => length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
}

function decodedOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Replaces each secret in the texts of the outcomes. */
function hideSecrets(outcomes: readonly Outcome[], secrets: readonly string[]): Outcome[] {
  const hidden = JSON.stringify(outcomes, (_key, value: unknown) =>
    typeof value === 'string' ? secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), value) : value,
  );
  return JSON.parse(hidden) as Outcome[]; // the cast is safe: only texts were changed
}

/** Runs all checks at the same time. Returns one outcome for each check, in the order of the report. */
export async function examine(patient: Patient, means: Means = MEANS): Promise<Outcome[]> {
  const outcomes = await withWard(patient, means, (ward) => Promise.all(CHECKS.map((check) => outcomeOf(check, ward))));
  return hideSecrets(outcomes, secretsOf(patient));
}

export const isHealthy = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ findings, isBroken }) => findings.length === 0 && !isBroken);
