// Writes the volumes of the secrets. Each container has one volume and mounts no other. The volume `setup` holds the
// record of all secrets, from which the files in the other volumes are made.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSecrets } from '../system/secrets.ts';

const ROOT = process.env['SECRETS_DIR'] ?? '/secrets';

export const openRecord = () => openSecrets(join(ROOT, 'setup/secrets.json'));

export const isWritten = (volume: string, name: string) => existsSync(join(ROOT, volume, name));

/** Writes a new file and renames it, so that a reader sees the old secret or the new one, never a part of it. */
export function writeSecret(volume: string, name: string, value: string, mode: number): void {
  const file = join(ROOT, volume, name);
  mkdirSync(join(ROOT, volume), { recursive: true });
  writeFileSync(`${file}.new`, value, { mode });
  renameSync(`${file}.new`, file);
}
