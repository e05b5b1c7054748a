import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { AUTH_BUSY } from '@toric/contracts/customer/accounts/session.errors';
import { limiter } from '@toric/chassis/process/limiter';

const PARAMETERS = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const PREFIX = '$argon2id$v=19$m=47104,t=1,p=1$';
/**
 * Holds a dummy hash that is checked if the e-mail is unknown, so that the answer takes as long as for a wrong
 * password.
 */
const DUMMY_HASH = `${PREFIX}JtihBoUP2QskWXhJY2B9Wg$Izw+YSBYy4vEuzagiBUYSn4biIjKg6Co6hSxg6Dj0TE`;

export type PasswordHasher = {
  hash(password: string): Promise<string>;
  /**
   * Compares a password with a stored hash. If the e-mail is unknown, `stored` is undefined and nothing matches.
   * `renewed` is a new hash if the password is right and its stored hash uses older parameters. Otherwise it is
   * undefined.
   */
  check(stored: string | undefined, password: string): Promise<{ matches: boolean; renewed: string | undefined }>;
};

/**
 * Returns the password in one normal form. A keyboard may send a character such as é as one code point or as two. NFKC
 * makes both forms equal.
 */
const normalised = (password: string) => password.normalize('NFKC');

/**
 * Returns a hasher that uses argon2id. At most four hashes run at once, because each needs 46 MiB and a thread. Never
 * hash inside a transaction, because the transaction would keep its connection and locks for that time.
 */
export function createPasswordHasher(): PasswordHasher {
  // leaves one core to the event loop, which serves all other requests
  const atOnce = Math.min(4, Math.max(1, availableParallelism() - 1));
  const limited = limiter({ atOnce, waiting: 100 }, AUTH_BUSY);
  const digest = (password: string) => limited(() => hash(normalised(password), PARAMETERS));
  return {
    hash: digest,
    async check(stored, password) {
      const matches = await limited(() => verify(stored ?? DUMMY_HASH, normalised(password)));
      if (stored === undefined || !matches) return { matches: false, renewed: undefined };
      return { matches, renewed: stored.startsWith(PREFIX) ? undefined : await digest(password) };
    },
  };
}
