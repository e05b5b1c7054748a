/**
 * Seals texts that only the owner of one private key can open. Anybody may seal. Each text gets a key of its own,
 * agreed by X25519 with a key pair that is used once, and derived by HKDF. Once the private key is destroyed, no copy
 * of a sealed text can be read any more, wherever the copy is stored.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });
const publicKeyOf = (der: Buffer) => createPublicKey({ key: der, format: 'der', type: 'spki' });

export type BoxKeys = { readonly publicKey: string; readonly privateKey: string };

/** Returns a new pair of keys as base64url. */
export function newBoxKeys(): BoxKeys {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: spki(publicKey).toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  };
}

type Agreement = { privateKey: KeyObject; publicKey: KeyObject; once: Buffer; owner: Buffer; context: string };

const keyOf = ({ privateKey, publicKey, once, owner, context }: Agreement): Buffer =>
  Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), Buffer.concat([once, owner]), context, 32));

/** Returns the sealed text. Only `openBox` with the same context opens it. */
export function sealFor(publicKey: string, context: string, plain: string): string {
  const owner = Buffer.from(publicKey, 'base64url');
  const pair = generateKeyPairSync('x25519');
  const once = spki(pair.publicKey);
  const key = keyOf({ privateKey: pair.privateKey, publicKey: publicKeyOf(owner), once, owner, context });
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, iv);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return `${once.toString('base64url')}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** Returns the opened text. Throws if it was changed, or was sealed for another key or another context. */
export function openBox(privateKey: string, context: string, sealed: string): string {
  const own = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
  const [once, bytes] = sealed.split('.', 2).map((part) => Buffer.from(part, 'base64url'));
  if (!once || !bytes) throw new Error('the sealed text is not complete');
  const owner = spki(createPublicKey(own));
  const key = keyOf({ privateKey: own, publicKey: publicKeyOf(once), once, owner, context });
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
}
