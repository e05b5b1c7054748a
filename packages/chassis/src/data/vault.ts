import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
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
  /** Creates a data key of a customer. A later version replaces the earlier ones, once all values are sealed again. */
  newKey(customerId: string, version?: number): WrappedKey;
  keyring(keys: readonly WrappedKey[]): Keyring;
  /**
   * Encrypts a short-lived value that belongs to no single customer, with a key of the service. `openShared` decrypts
   * the value only if it gets the same `context`.
   */
  sealShared(context: string, plain: string): string;
  openShared(context: string, sealed: string): string;
  /**
   * Returns a keyed digest of a value. A stored digest permits an exact search without storing the value itself. A
   * person without the key cannot compute the digests of all possible values and so find the value.
   */
  blindIndex(purpose: string, value: string): string;
  /** Seals texts for another service. Throws in a service that has no keys for this. */
  readonly handover: Handover;
};

const noHandover = (service: string) => (): never => {
  throw new Error(`the service ${service} has no keys to hand texts over to another service`);
};

/**
 * Returns the data key that a row of `data_key` describes. A row with a version below zero lends the key of a customer
 * who was merged into another one: its `wrapped` names the owner (`<owner>/<version>/<wrapped>`).
 */
function lentKey(key: WrappedKey): WrappedKey {
  if (key.version >= 0) return key;
  const [customerId = '', version = '', wrapped = ''] = key.wrapped.split('/');
  return { customerId, version: Number(version), wrapped };
}

/**
 * Opens a value with each key in turn, because two customers may have keys of the same version. Throws if none of the
 * keys fits.
 */
function openWithAny<T>(keys: readonly WrappedKey[], openWith: (key: WrappedKey) => T, missing: string): T {
  for (const key of keys.slice(0, -1)) {
    try {
      return openWith(key);
    } catch {
      // this key does not fit, because the value was sealed for the other customer
    }
  }
  const last = keys.at(-1);
  if (!last) throw new Error(missing);
  return openWith(last);
}

const CIPHER = 'aes-256-gcm';
const CACHED_KEYS = 10_000;

const IV_BYTES = 12;
/** Random bytes are generated for many values at once, because one call costs more than the bytes of one value. */
const RANDOM_BYTES = 1_024 * IV_BYTES;
let random = Buffer.alloc(0);

/** Returns random bytes that are used for one value only. */
function newIv(): Buffer {
  if (random.length < IV_BYTES) random = randomBytes(RANDOM_BYTES);
  const iv = random.subarray(0, IV_BYTES);
  random = random.subarray(IV_BYTES);
  return iv;
}

function encryptBytes(key: Buffer, plain: Buffer, aad: string): Buffer {
  const iv = newIv();
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(aad));
  const body = cipher.update(plain);
  cipher.final(); // `final` returns nothing in GCM mode, but computes the authentication tag
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decryptBytes(key: Buffer, sealed: Buffer, aad: string): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, 12)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

const encrypt = (key: Buffer, plain: Buffer, aad: string) => encryptBytes(key, plain, aad).toString('base64url');
const decrypt = (key: Buffer, sealed: string, aad: string) => decryptBytes(key, Buffer.from(sealed, 'base64url'), aad);

type Opening = {
  readonly unwrap: (key: WrappedKey) => Buffer;
  readonly aadOf: (place: Place, key: WrappedKey) => string;
};

/**
 * Returns the keyring of one customer: the customer's own keys, and the keys of customers who were merged into this
 * one.
 */
function keyringOf(rows: readonly WrappedKey[], { unwrap, aadOf }: Opening): Keyring {
  const newest = lentKey(rows.reduce((a, b) => (b.version > a.version ? b : a)));
  // a customer's own keys come first, because most values are sealed with them
  const keys = [...rows].sort((a, b) => b.version - a.version).map(lentKey);
  // a row has several sealed columns, so the newest key is looked up once for each keyring
  let newestPlain: Buffer | undefined;
  const plainOf = (key: WrappedKey) =>
    key.version === newest.version && key.customerId === newest.customerId
      ? (newestPlain ??= unwrap(key))
      : unwrap(key);
  const openWith = <T>(sealedBy: number, { table, column }: Place, open: (key: WrappedKey) => T): T =>
    openWithAny(
      keys.filter(({ version }) => version === sealedBy),
      open,
      `no key to open ${table}.${column}: the key was destroyed`,
    );
  const versionOf = (sealed: string) => Number(sealed.slice(0, sealed.indexOf('.')));
  return {
    hasKeyOf: (sealed) => keys.some(({ version }) => version === versionOf(sealed)),
    seal: (place, plain) => `${newest.version}.${encrypt(plainOf(newest), Buffer.from(plain), aadOf(place, newest))}`,
    open(place, sealed) {
      const body = sealed.slice(sealed.indexOf('.') + 1);
      return openWith(versionOf(sealed), place, (key) => decrypt(plainOf(key), body, aadOf(place, key)).toString());
    },
    sealBytes(place, plain) {
      const version = Buffer.alloc(4);
      version.writeUInt32BE(newest.version);
      return Buffer.concat([version, encryptBytes(plainOf(newest), plain, aadOf(place, newest))]);
    },
    openBytes(place, sealed) {
      const body = sealed.subarray(4);
      return openWith(sealed.readUInt32BE(), place, (key) => decryptBytes(plainOf(key), body, aadOf(place, key)));
    },
  };
}

type VaultKeys = { service: string; masterKey: string; handoverKeys?: { setting: string; keys: string } };

/**
 * Creates the vault of one service: the object that encrypts and decrypts fields, and that creates the keys of
 * customers. `masterKey` is 32 random bytes in base64. Another service also has the `handoverKeys`.
 */
export function createVault({ service, masterKey, handoverKeys }: VaultKeys): Vault {
  const master = Buffer.from(masterKey, 'base64');
  if (master.length !== 32) throw new Error('the master key must be 32 bytes in base64: openssl rand -base64 32');
  // a key object is prepared once; a buffer would be prepared again for each digest
  const indexKey = createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `${service} blind index`, 32)));
  const sharedKey = Buffer.from(hkdfSync('sha256', master, '', `${service} shared`, 32));
  const unwrapped = boundedCache<string, Buffer>(CACHED_KEYS);
  const wrapAad = (customerId: string, version: number) => `${service}/data_key/${customerId}/${version}`;
  const aadOf = ({ table, column, row }: Place, { customerId, version }: WrappedKey) =>
    [service, table, column, row, customerId, version].join('/');

  const cacheIdOf = ({ customerId, version, wrapped }: WrappedKey) => `${customerId}/${version}/${wrapped}`;
  function unwrap(key: WrappedKey): Buffer {
    const id = cacheIdOf(key);
    let plain = unwrapped.get(id);
    if (!plain) {
      plain = decrypt(master, key.wrapped, wrapAad(key.customerId, key.version));
      unwrapped.set(id, plain);
    }
    return plain;
  }

  const none = noHandover(service);
  return {
    handover: handoverKeys ? createHandover(handoverKeys.setting, handoverKeys.keys) : { seal: none, open: none },
    newKey(customerId, version = 1) {
      const plain = randomBytes(32);
      const key = { customerId, version, wrapped: encrypt(master, plain, wrapAad(customerId, version)) };
      unwrapped.set(cacheIdOf(key), plain); // a new key is used at once, so it is cached
      return key;
    },
    keyring: (rows) => keyringOf(rows, { unwrap, aadOf }),
    sealShared: (context, plain) => encrypt(sharedKey, Buffer.from(plain), `${service}/${context}`),
    openShared: (context, sealed) => decrypt(sharedKey, sealed, `${service}/${context}`).toString(),
    blindIndex: (purpose, value) => createHmac('sha256', indexKey).update(`${purpose}\0${value}`).digest('base64url'),
  };
}
