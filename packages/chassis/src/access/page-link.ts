/**
 * Signs and checks the links in mails to pages that need no sign-in. Each page shows data of another service, such as
 * an order. The customer service signs the links with the private key of the access tokens. Each service checks them
 * with its public keys (ADR 0069).
 */
import { createPublicKey, type JsonWebKeyInput, type KeyObject, sign, verify } from 'node:crypto';

type PagePurpose = 'order' | 'recall';
export type SignPageLink = (purpose: PagePurpose, subject: string) => string;
export type OpenPageLink = (purpose: PagePurpose, token: string) => string | undefined;

/**
 * Returns the text that is signed. The signed text of an access token contains no NUL, so no link is a token, and no
 * token is a link.
 */
const signedText = (purpose: PagePurpose, subject: string) => Buffer.from(`toric page\0${purpose}\0${subject}`);

/**
 * Returns a function that returns the token of a page: `<subject>.<signature>`. The same subject gets the same token.
 */
export const pageLinkSigner =
  (privateKey: KeyObject): SignPageLink =>
  (purpose, subject) =>
    `${subject}.${sign(null, signedText(purpose, subject), privateKey).toString('base64url')}`;

/**
 * Returns a function that returns the subject of a token. It returns undefined if the token was forged, or signed for
 * another purpose. `jwks` is the setting `AUTH_JWKS`.
 */
export function pageLinkOpener(jwks: string): OpenPageLink {
  const { keys } = JSON.parse(jwks) as { keys: JsonWebKeyInput['key'][] }; // the authenticator has checked this setting
  const publicKeys = keys.map((key) => createPublicKey({ key, format: 'jwk' }));
  return (purpose, token) => {
    const [subject = '', signature = '', ...rest] = token.split('.');
    if (subject === '' || rest.length > 0) return undefined;
    const [text, given] = [signedText(purpose, subject), Buffer.from(signature, 'base64url')];
    return publicKeys.some((key) => verify(null, text, key, given)) ? subject : undefined;
  };
}
