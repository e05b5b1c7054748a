import type { Source } from '../checks/sources.ts';

type Ban = {
  /** Names the banned code, and what to use in its place. */
  readonly what: string;
  readonly pattern: RegExp;
  /** Maps each file that may contain the banned code to the reason. */
  readonly except: Readonly<Record<string, string>>;
};

const PAUSE = 'It spreads pauses, and is no secret.';

/** Lists what the code that Toric ships must not do. Some lines of the ASVS table rely on these bans. */
export const BANS: readonly Ban[] = [
  {
    what: 'SQL that is put together from texts: use a tagged template of packages/messaging/src/sql.ts',
    pattern: /\$(?:query|execute)RawUnsafe|\bPrisma\.raw\b/,
    except: {},
  },
  {
    what: 'a text that is run as code',
    pattern: /\beval\(|\bnew Function\b/,
    except: { 'packages/console/src/app/no-eval.ts': 'Its comment says that a library must not do it.' },
  },
  {
    what: 'a text that is shown as HTML: let React show it, or use gateway/src/escape-html.ts',
    pattern: /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\(/,
    except: {},
  },
  {
    what: 'a command of the operating system',
    pattern: /'node:(?:child_process|vm)'/,
    except: {},
  },
  {
    what: 'a cipher other than AES-256-GCM',
    pattern: /'(?:aes-(?!256-gcm')|des-|rc4|chacha)[\w-]*'/,
    except: { 'services/catalog-inventory/src/customer-pseudonym.ts': 'It encrypts one block: an id becomes an id.' },
  },
  {
    what: 'MD5 or SHA-1',
    pattern: /'(?:md5|sha1)'/i,
    except: {
      'packages/messaging/src/sql.ts': 'It makes the name of a prepared statement.',
      'services/customer/src/channels/adapters/intercom.ts': 'The provider signs in this way.',
      'services/customer/src/channels/adapters/signatures.ts': 'Some providers sign in this way.',
      'services/customer/src/factors/totp.ts': 'Authenticator apps know nothing else.',
    },
  },
  {
    what: 'a random number that can be foreseen: use node:crypto',
    pattern: /Math\.random\(/,
    except: {
      'gateway/src/webhooks/sending/sender.flow.ts': PAUSE,
      'packages/client/src/send.ts': PAUSE,
      'packages/messaging/src/batch.ts': PAUSE,
      'packages/messaging/src/database.ts': PAUSE,
      'packages/messaging/src/effect-call.ts': PAUSE,
      'packages/messaging/src/loop.ts': PAUSE,
      'packages/messaging/src/topology.ts': PAUSE,
      'services/customer/src/messages/message.store.ts': PAUSE,
    },
  },
  {
    what: 'a redirect',
    pattern: /\.redirect\(/,
    except: { 'gateway/src/reference/docs.ts': 'It leads from / to /docs.' },
  },
  {
    what: 'data in the store of the browser: the next person at this machine can read it',
    pattern: /\b(?:localStorage|sessionStorage|indexedDB)\b/,
    except: {
      'packages/console/src/app/preferences.ts': 'It keeps language, theme and density.',
      'packages/console/src/main.tsx': 'It keeps the time of the last reload.',
    },
  },
  {
    what: 'messages of other windows',
    pattern: /addEventListener\('message'|\.onmessage\b/,
    except: { 'packages/console/src/app/session.tsx': 'A BroadcastChannel has one origin.' },
  },
  {
    what: 'a connection whose certificate is not verified',
    pattern: /rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED/,
    except: {},
  },
];

const SHIPPED = /^(?:gateway|(?:services|packages)\/[\w-]+)\/src\//;
const TEST = /\.(?:test|fixture)\.tsx?$/;

/** Returns a sentence for each place at which shipped code does something that is banned. */
export function bannedIn(sources: readonly Source[]): string[] {
  const shipped = sources.filter(({ at }) => SHIPPED.test(at) && !TEST.test(at));
  return BANS.flatMap(({ what, pattern, except }) => {
    const found = shipped.filter(({ text }) => pattern.test(text)).map(({ at }) => at);
    const idle = Object.keys(except).filter((at) => !found.includes(at));
    return [
      ...found.filter((at) => except[at] === undefined).map((at) => `${at}: here is ${what}`),
      ...idle.map((at) => `banned.ts permits ${at} what it does not do (${what}): delete the exception`),
    ];
  });
}
