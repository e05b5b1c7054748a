/** argon2id, at most four at once: each takes 46 MiB and a thread. Called outside transactions only. */
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { AUTH_BUSY } from '@toric/contracts/customer/accounts/session.errors';
import { limiter } from './limiter.ts';

const PARAMETERS = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const PREFIX = '$argon2id$v=19$m=47104,t=1,p=1$';
/** The hash of nothing that anybody knows: an unknown e-mail takes as long as a wrong password. */
const NOBODYS = `${PREFIX}JtihBoUP2QskWXhJY2B9Wg$Izw+YSBYy4vEuzagiBUYSn4biIjKg6Co6hSxg6Dj0TE`;

export type PasswordHasher = {
  hash(password: string): Promise<string>;
  /** `renewed`: the right password in today's parameters, when it is stored in older ones. */
  check(stored: string | undefined, password: string): Promise<{ matches: boolean; renewed: string | undefined }>;
};

/** The same characters typed on another keyboard are the same password. */
const normalised = (password: string) => password.normalize('NFKC');

export function createPasswordHasher(): PasswordHasher {
  // one core is left to the event loop, which serves everybody else
  const atOnce = Math.min(4, Math.max(1, availableParallelism() - 1));
  const limited = limiter({ atOnce, waiting: 100 }, AUTH_BUSY);
  const digest = (password: string) => limited(() => hash(normalised(password), PARAMETERS));
  return {
    hash: digest,
    async check(stored, password) {
      const matches = await limited(() => verify(stored ?? NOBODYS, normalised(password)));
      if (stored === undefined || !matches) return { matches: false, renewed: undefined };
      return { matches, renewed: stored.startsWith(PREFIX) ? undefined : await digest(password) };
    },
  };
}
