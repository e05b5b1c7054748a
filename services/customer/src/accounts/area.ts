import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { accessTokenSigner } from './access-token.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { listAccessDenials } from './features/list-access-denials.ts';
import { refreshSession } from './features/refresh-session.ts';
import { signIn } from './features/sign-in.ts';
import { signOut } from './features/sign-out.ts';

/** Accounts: sessions, passwords and access tokens. Uses no other area. */
export function accounts(
  { vault, passwords }: { vault: Vault; passwords: PasswordHasher },
  privateJwk: string,
): Area<Reader> {
  const signToken = accessTokenSigner(privateJwk);
  return {
    routes: [signIn({ vault, passwords, signToken }), refreshSession({ signToken }), signOut, listAccessDenials],
  };
}
