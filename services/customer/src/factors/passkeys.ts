/**
 * Makes the WebAuthn options for the browser, and verifies the answers of devices. The library needs megabytes of
 * memory, so it is loaded when the first passkey is verified.
 */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { openLink, signLink } from '../accounts/link.ts';
import type { Passkey } from '../accounts/passkey.store.ts';

/** Lists the signature algorithms ES256 and RS256. Every device supports at least one of them. */
const ALGORITHMS = [-7, -257];
export const MOST_PASSKEYS = 10;
const TIMEOUT_MS = 300_000;

type ChallengePurpose = 'passkey-registration' | 'passkey-sign-in';
export type Site = {
  /** Holds the domain to which passkeys are bound. `origins` lists the origins of the pages that may use them. */
  readonly rpId: string;
  readonly origins: readonly string[];
  readonly linkKey: string;
};

/** Returns the site that the settings `PUBLIC_URL` and `WEBAUTHN_ORIGINS` describe. */
export function siteOf({ publicUrl, origins, linkKey }: { publicUrl: string; origins: string; linkKey: string }): Site {
  const { hostname, origin } = new URL(publicUrl);
  return { rpId: hostname, origins: [origin, ...origins.split(',').flatMap((one) => one.trim() || [])], linkKey };
}

/** Returns the challenge that a browser gets. It is the signed id of its row, so that no secret is stored. */
const challengeOf = ({ linkKey }: Site, purpose: ChallengePurpose, id: string): string =>
  Buffer.from(signLink(linkKey, purpose, id)).toString('base64url');

/**
 * Returns the id of the challenge that a device answered. Returns undefined if the challenge was not signed by the
 * shop.
 */
export function challengeIn({ linkKey }: Site, purpose: ChallengePurpose, clientDataJSON: string): string | undefined {
  const challenge = /"challenge":"([\w-]+)"/.exec(Buffer.from(clientDataJSON, 'base64url').toString())?.[1] ?? '';
  return openLink(linkKey, purpose, Buffer.from(challenge, 'base64url').toString());
}

/** Returns the WebAuthn user handle of an account. The device stores only the id of the account, and no name. */
const userHandle = (accountId: string): string => Buffer.from(accountId).toString('base64url');

const descriptor = (id: string) => ({ type: 'public-key' as const, id });
type Person = { readonly id: string; readonly email: string };

export const registrationOptions = (
  site: Site,
  challengeId: string,
  { id, email }: Person,
  known: readonly string[],
) => ({
  challenge: challengeOf(site, 'passkey-registration', challengeId),
  rp: { id: site.rpId, name: 'Toric' },
  user: { id: userHandle(id), name: email, displayName: email },
  pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
  timeout: TIMEOUT_MS,
  attestation: 'none' as const,
  excludeCredentials: known.map(descriptor),
  authenticatorSelection: { residentKey: 'required' as const, userVerification: 'required' as const },
});

export const signInOptions = (site: Site, challengeId: string) => ({
  challenge: challengeOf(site, 'passkey-sign-in', challengeId),
  rpId: site.rpId,
  timeout: TIMEOUT_MS,
  userVerification: 'required' as const,
  allowCredentials: [],
});

type Verified = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'>;

/** Returns the new passkey. Returns undefined if the device, the page or the challenge is not the expected one. */
export async function verifyRegistration(
  site: Site,
  challengeId: string,
  response: RegistrationResponseJSON,
): Promise<Verified | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challengeOf(site, 'passkey-registration', challengeId),
    expectedOrigin: [...site.origins],
    expectedRPID: site.rpId,
    supportedAlgorithmIDs: ALGORITHMS,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) return undefined;
  const { id, publicKey, counter } = registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
}

type Answered = Omit<AuthenticationResponseJSON, 'response'> & {
  readonly response: Omit<AuthenticationResponseJSON['response'], 'userHandle'> & { userHandle?: string | undefined };
};

/**
 * Returns the new counter of the passkey. Returns undefined if its answer is wrong, or if a device that counts did not
 * increase its counter.
 */
export async function verifySignIn(
  site: Site,
  challengeId: string,
  passkey: Passkey,
  { response: { userHandle: handle, ...answered }, ...credential }: Answered,
): Promise<number | undefined> {
  const { credentialId, publicKey, counter, accountId } = passkey;
  if (handle !== undefined && handle !== userHandle(accountId)) return undefined;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...credential, response: answered },
    expectedChallenge: challengeOf(site, 'passkey-sign-in', challengeId),
    expectedOrigin: [...site.origins],
    expectedRPID: site.rpId,
    credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
    requireUserVerification: true,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  return verified ? authenticationInfo?.newCounter : undefined;
}
