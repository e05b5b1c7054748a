import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { boundedCache } from './bounded-cache.ts';
import { createHandover, type Handover } from './handover.ts';

// Encrypts single fields with AES-256-GCM. Each customer has a data key, which is stored encrypted (wrapped) under the
// service's master key. The place of a value (service, table, column, row, customer, key version) is authenticated: a
// ciphertext that is copied to another place cannot be decrypted.

export type Place = { table: string; column: string; row: string };
export type WrappedKey = { customerId: string; version: number; wrapped: string };
export type Keyring = {
  seal(place: Place, plain: string): string;
  /**
   * Returns the plain text. Throws if the encrypted value was changed, moved to another place, or encrypted for another
   * customer.
   */
  open(place: Place, sealed: string): string;
  /** Returns false if the version of the key that sealed the value was destroyed. */
  hasKeyOf(sealed: string): boolean;
  sealBytes(place: Place, plain: Buffer): Buffer;
  openBytes(place: Place, sealed: Buffer): Buffer;
};
export type Vault = {
  /** Creates a key. A later version replaces the earlier ones, once everything is sealed anew. */
  newKey(customerId: string, version?: number): WrappedKey;
  keyring(keys: readonly WrappedKey[]): Keyring;
  /**
   * Encrypts a short-lived value that belongs to no single customer, with a key of the service. `openShared` decrypts
   * the value only if it gets the same `context`.
   */
  sealShared(context: string, plain: string): string;
  openShared(context: string, sealed: string): string;
  /**
   * Returns a keyed digest of a value. A stored digest permits an exact search without storing the value itself. Nobody
   * without the key can compute the digests of all possible values and so find out the value.
   */
  blindIndex(purpose: string, value: string): string;
  /** Seals texts for another service. Throws when it is used in a service that has no keys for this. */
  readonly handover: Handover;
};

const noHandover = (service: string) => (): never => {
  throw new Error(`the service ${service} has no keys to hand texts over to another service`);
};

const CIPHER = 'aes-256-gcm';
const CACHED_KEYS = 10_000;

function encryptBytes(key: Buffer, plain: Buffer, aad: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(aad));
  const body = cipher.update(plain);
  cipher.final(); // returns nothing in GCM mode, but computes the authentication tag
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decryptBytes(key: Buffer, sealed: Buffer, aad: string): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, 12)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

const encrypt = (key: Buffer, plain: Buffer, aad: string) => encryptBytes(key, plain, aad).toString('base64url');
const decrypt = (key: Buffer, sealed: string, aad: string) => decryptBytes(key, Buffer.from(sealed, 'base64url'), aad);

type VaultKeys = { service: string; masterKey: string; handoverKeys?: { setting: string; keys: string } };

/**
 * Creates the vault of one service: the object that encrypts and decrypts fields, and that creates the keys of
 * customers. `masterKey` is 32 random bytes in base64. `handoverKeys` are shared with one other service.
 */
export function createVault({ service, masterKey, handoverKeys }: VaultKeys): Vault {
  const master = Buffer.from(masterKey, 'base64');
  if (master.length !== 32) throw new Error('the master key must be 32 bytes in base64: openssl rand -base64 32');
  const indexKey = Buffer.from(hkdfSync('sha256', master, '', `${service} blind index`, 32));
  const sharedKey = Buffer.from(hkdfSync('sha256', master, '', `${service} shared`, 32));
  const unwrapped = boundedCache<string, Buffer>(CACHED_KEYS);
  const wrapAad = (customerId: string, version: number) => `${service}/data_key/${customerId}/${version}`;
  const aadOf = ({ table, column, row }: Place, { customerId, version }: WrappedKey) =>
    [service, table, column, row, customerId, version].join('/');

  function unwrap({ customerId, version, wrapped }: WrappedKey): Buffer {
    const id = `${customerId}/${version}/${wrapped}`;
    let key = unwrapped.get(id);
    if (!key) {
      key = decrypt(master, wrapped, wrapAad(customerId, version));
      unwrapped.set(id, key);
    }
    return key;
  }

  const none = noHandover(service);
  return {
    handover: handoverKeys ? createHandover(handoverKeys.setting, handoverKeys.keys) : { seal: none, open: none },
    newKey(customerId, version = 1) {
      return { customerId, version, wrapped: encrypt(master, randomBytes(32), wrapAad(customerId, version)) };
    },
    keyring(keys) {
      const newest = keys.reduce((a, b) => (b.version > a.version ? b : a));
      const keyOf = (version: number, { table, column }: Place) => {
        const key = keys.find((candidate) => candidate.version === version);
        if (!key) throw new Error(`no key to open ${table}.${column}: the key was destroyed`);
        return key;
      };
      const versionOf = (sealed: string) => Number(sealed.slice(0, sealed.indexOf('.')));
      return {
        hasKeyOf: (sealed) => keys.some(({ version }) => version === versionOf(sealed)),
        seal: (place, plain) =>
          `${newest.version}.${encrypt(unwrap(newest), Buffer.from(plain), aadOf(place, newest))}`,
        open(place, sealed) {
          const key = keyOf(versionOf(sealed), place);
          return decrypt(unwrap(key), sealed.slice(sealed.indexOf('.') + 1), aadOf(place, key)).toString();
        },
        sealBytes(place, plain) {
          const version = Buffer.alloc(4);
          version.writeUInt32BE(newest.version);
          return Buffer.concat([version, encryptBytes(unwrap(newest), plain, aadOf(place, newest))]);
        },
        openBytes(place, sealed) {
          const key = keyOf(sealed.readUInt32BE(), place);
          return decryptBytes(unwrap(key), sealed.subarray(4), aadOf(place, key));
        },
      };
    },
    sealShared: (context, plain) => encrypt(sharedKey, Buffer.from(plain), `${service}/${context}`),
    openShared: (context, sealed) => decrypt(sharedKey, sealed, `${service}/${context}`).toString(),
    blindIndex: (purpose, value) => createHmac('sha256', indexKey).update(`${purpose}\0${value}`).digest('base64url'),
  };
}
