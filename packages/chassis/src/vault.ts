import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/*
 * Field encryption: AES-256-GCM with a key per customer, itself wrapped by the service's master key. A value is bound
 * to its place (service, table, column, row, customer, key version), so ciphertext moved elsewhere does not open.
 */

export type Place = { table: string; column: string; row: string };
export type WrappedKey = { customerId: string; version: number; wrapped: string };
export type Keyring = {
  seal(place: Place, plain: string): string;
  /** Throws when the value was altered, moved, or sealed for another customer. */
  open(place: Place, sealed: string): string;
};
export type Vault = {
  newKey(customerId: string): WrappedKey;
  keyring(keys: readonly WrappedKey[]): Keyring;
  /** For what is of no one customer and short-lived: sealed under a key of the service, bound to `context`. */
  sealShared(context: string, plain: string): string;
  openShared(context: string, sealed: string): string;
  /** Keyed digest for exact search; without the key no dictionary matches it. */
  blindIndex(purpose: string, value: string): string;
};

const CIPHER = 'aes-256-gcm';
const REMEMBERED_KEYS = 10_000;

function encrypt(key: Buffer, plain: Buffer, aad: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, sealed: string, aad: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/** `masterKey`: 32 random bytes in base64. */
export function createVault({ service, masterKey }: { service: string; masterKey: string }): Vault {
  const master = Buffer.from(masterKey, 'base64');
  if (master.length !== 32) throw new Error('the master key must be 32 bytes in base64: openssl rand -base64 32');
  const indexKey = Buffer.from(hkdfSync('sha256', master, '', `${service} blind index`, 32));
  const sharedKey = Buffer.from(hkdfSync('sha256', master, '', `${service} shared`, 32));
  const unwrapped = new Map<string, Buffer>();
  const wrapAad = (customerId: string, version: number) => `${service}/data_key/${customerId}/${version}`;
  const aadOf = ({ table, column, row }: Place, { customerId, version }: WrappedKey) =>
    [service, table, column, row, customerId, version].join('/');

  function unwrap({ customerId, version, wrapped }: WrappedKey): Buffer {
    const id = `${customerId}/${version}/${wrapped}`;
    let key = unwrapped.get(id);
    if (!key) {
      key = decrypt(master, wrapped, wrapAad(customerId, version));
      if (unwrapped.size >= REMEMBERED_KEYS) unwrapped.clear();
      unwrapped.set(id, key);
    }
    return key;
  }

  return {
    newKey(customerId) {
      return { customerId, version: 1, wrapped: encrypt(master, randomBytes(32), wrapAad(customerId, 1)) };
    },
    keyring(keys) {
      const newest = keys.reduce((a, b) => (b.version > a.version ? b : a));
      return {
        seal: (place, plain) =>
          `${newest.version}.${encrypt(unwrap(newest), Buffer.from(plain), aadOf(place, newest))}`,
        open(place, sealed) {
          const dot = sealed.indexOf('.');
          const key = keys.find(({ version }) => version === Number(sealed.slice(0, dot)));
          if (!key) throw new Error(`no key to open ${place.table}.${place.column}: it was destroyed`);
          return decrypt(unwrap(key), sealed.slice(dot + 1), aadOf(place, key)).toString();
        },
      };
    },
    sealShared: (context, plain) => encrypt(sharedKey, Buffer.from(plain), `${service}/${context}`),
    openShared: (context, sealed) => decrypt(sharedKey, sealed, `${service}/${context}`).toString(),
    blindIndex: (purpose, value) => createHmac('sha256', indexKey).update(`${purpose}\0${value}`).digest('base64url'),
  };
}
