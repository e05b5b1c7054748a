/**
 * Describes a shop whose settings are in a folder with a file for each process, such as `customer.env` and
 * `gateway.env`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { migrationsOf, OWNERS } from '../../../run/system/parts.ts';
import { backupFoldersOf } from './backup-folders.ts';
import { type Folder, type Patient, type Process, settingOf } from './patient.ts';

/** Lists the settings that name a folder. */
const FOLDERS = ['CHANGE_ANCHOR_DIR', 'ERASURE_DIR'];

const foldersOf = (process: Process): Folder[] =>
  FOLDERS.flatMap((name) => {
    const path = settingOf(process, name);
    return path === undefined ? [] : [{ name: `${process.name}, ${name}`, path: resolve(path) }];
  });

/**
 * Describes the shop whose settings are in a folder. The variables DATABASE_ADMIN_URL, RABBITMQ_MANAGEMENT_URL,
 * TORIC_URL and BACKUP_TARGETS of `env` hold what these settings lack. Throws if the folder has no file of a process.
 */
export function filesPatient(folder: string, env: NodeJS.ProcessEnv): Patient {
  const processes = OWNERS.flatMap((name): Process[] => {
    const file = join(folder, `${name}.env`);
    return existsSync(file) ? [{ name, env: { ...parseEnv(readFileSync(file, 'utf8')) } }] : [];
  });
  if (processes.length === 0)
    throw new Error(`${folder} has no settings. Write them into ${OWNERS.map((name) => `${name}.env`).join(', ')}.`);
  const targets = env['BACKUP_TARGETS']?.split(',').map((address) => address.trim());
  const backupTargets = () => targets;
  return {
    processes,
    adminUrl: env['DATABASE_ADMIN_URL'],
    managementUrl: env['RABBITMQ_MANAGEMENT_URL'],
    gatewayUrl: env['TORIC_URL'],
    folders: [...processes.flatMap(foldersOf), ...backupFoldersOf(backupTargets)],
    backupTargets,
    backupKey: () => undefined,
    migrationsOf: (owner) => [migrationsOf(owner)],
  };
}
