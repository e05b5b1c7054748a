// Keeps the secrets of a development stack. They are generated once and stored in a file with mode 0600, which git
// ignores. There are no default values.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { OwnerName } from './parts.ts';

export type Secrets = {
  /** Returns the secret of that name. At the first call it generates and stores the secret. */
  get(name: string, make?: () => string): string;
  /** Returns every secret of the stack by its name, for the key store of the backups. */
  all(): Readonly<Record<string, string>>;
  jwks: string;
  privateJwk: string;
};

/**
 * Returns a random password in hexadecimal. Random letters could by chance contain the name of the role, and PostgreSQL
 * may refuse such a password.
 */
const random = () => randomBytes(24).toString('hex');

export async function openSecrets(file: string): Promise<Secrets> {
  const known: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const save = () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(known, null, 2), { mode: 0o600 });
  };
  if (!known['privateJwk'] || !known['jwks']) {
    const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true });
    const about = { kid: randomBytes(6).toString('hex'), alg: 'EdDSA', use: 'sig' };
    known['privateJwk'] = JSON.stringify({ ...(await exportJWK(privateKey)), ...about });
    known['jwks'] = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...about }] });
    save();
  }
  const { jwks, privateJwk } = known;
  return {
    jwks,
    privateJwk,
    all: () => ({ ...known }),
    get(name, make = random) {
      const secret = known[name] ?? make();
      if (known[name] === undefined) {
        known[name] = secret;
        save();
      }
      return secret;
    },
  };
}

export const masterKey = () => randomBytes(32).toString('base64');

/** Returns the master key of a process. Programs that write rows of a service need the same key as the service. */
export const masterKeyOf = (secrets: Secrets, owner: OwnerName): string =>
  secrets.get(`${owner} master key`, masterKey);

/** Returns the key of the lens ids, which three services share. */
export const lensIdKeyOf = (secrets: Secrets): string => secrets.get('lens id key', masterKey);

/** Returns the key from which the second factors of the sample accounts are derived. */
export const sampleFactorKeyOf = (secrets: Secrets): string => secrets.get('sample factor key', masterKey);
