/**
 * Simulates a device with passkeys in software: ES256 keys, attestation `none`. The device can misbehave as an
 * attacker's device does.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

type Options = { readonly challenge: string };
type Misbehaviour = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly counter?: number;
  readonly userVerified?: boolean;
  /** Holds the credential id that the answer of the device names instead of its own id. */
  readonly id?: string;
  readonly userHandle?: string;
  readonly type?: string;
};

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();
const uint = (value: number, length: 2 | 4) => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
};
const [USER_PRESENT, USER_VERIFIED, HAS_KEY] = [0x01, 0x04, 0x40];

export function softwareAuthenticator({ origin, rpId }: { origin: string; rpId: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(16);
  const id = credentialId.toString('base64url');
  let counter = 0;

  /** Holds the COSE key as CBOR: kty EC2, alg ES256, curve P-256, x, y. */
  const coseKey = Buffer.concat([
    ...[Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]), Buffer.from(x, 'base64url')],
    ...[Buffer.from([0x22, 0x58, 0x20]), Buffer.from(y, 'base64url')],
  ]);
  const clientData = (type: string, { challenge }: Options, bad: Misbehaviour) =>
    Buffer.from(
      JSON.stringify({ type: bad.type ?? type, challenge, origin: bad.origin ?? origin, crossOrigin: false }),
    );
  const authenticatorData = (bad: Misbehaviour, withKey: boolean) => {
    const verified = bad.userVerified === false ? 0 : USER_VERIFIED;
    const head = [
      sha256(bad.rpId ?? rpId),
      Buffer.from([USER_PRESENT | verified | (withKey ? HAS_KEY : 0)]),
      uint(bad.counter ?? ++counter, 4),
    ];
    const key = [Buffer.alloc(16), uint(credentialId.length, 2), credentialId, coseKey];
    return Buffer.concat(withKey ? [...head, ...key] : head);
  };
  const credential = <R extends object>(bad: Misbehaviour, response: R) => {
    const named = bad.id ?? id;
    return { id: named, rawId: named, type: 'public-key', clientExtensionResults: {}, response };
  };

  return {
    id,
    /** Simulates `navigator.credentials.create` of a browser. */
    create(options: Options, bad: Misbehaviour = {}) {
      const data = authenticatorData(bad, true);
      const attestationObject = Buffer.concat([
        ...[Buffer.from([0xa3, 0x63]), Buffer.from('fmt'), Buffer.from([0x64]), Buffer.from('none')],
        ...[Buffer.from([0x67]), Buffer.from('attStmt'), Buffer.from([0xa0, 0x68]), Buffer.from('authData')],
        ...[Buffer.from([0x59]), uint(data.length, 2), data],
      ]);
      return credential(bad, {
        clientDataJSON: clientData('webauthn.create', options, bad).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
      });
    },
    /** Simulates `navigator.credentials.get` of a browser. */
    get(options: Options, bad: Misbehaviour = {}) {
      const [client, data] = [clientData('webauthn.get', options, bad), authenticatorData(bad, false)];
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return credential(bad, {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(bad.userHandle !== undefined && { userHandle: bad.userHandle }),
      });
    },
  };
}
