/** Parses single values that several providers send. */
import type { SocialNetwork } from '@toric/contracts/customer/channels/channel';
import { z } from 'zod';
import type { File } from '../provider.ts';

/** Parses an id, which some providers send as a number. */
export const AnyId = z.union([z.string().min(1).max(200), z.int()]).transform(String);
export const MaybeText = z.string().nullish();

const EARLIEST = Date.UTC(2000, 0, 1);
const isPlausible = (ms: number) => ms >= EARLIEST && ms < Date.UTC(2900, 0, 1);
/** Parses a time in ISO 8601. */
export const IsoTime = z
  .string()
  .transform((text) => new Date(text))
  .refine((at) => isPlausible(at.getTime()), 'a time');
/** Parses a time in seconds since 1970. */
export const UnixTime = z
  .number()
  .transform((seconds) => new Date(seconds * 1_000))
  .refine((at) => isPlausible(at.getTime()), 'a time');

const LONGEST_LINK = 2_000;

/** Returns a link that a browser may open. Returns null for any link without https, and for links that are too long. */
export function safeLink(text: string | null | undefined): string | null {
  if (!text || text.length > LONGEST_LINK || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' ? href : null;
}

const MOST_FILES = 20;
const LONGEST_NAME = 200;

/** Returns the names and links of at most 20 files. The shop never fetches the files. */
export const filesOf = (
  files: readonly { name?: string | null | undefined; url?: string | null | undefined }[],
): File[] =>
  files.slice(0, MOST_FILES).map(({ name, url }) => ({
    name:
      (name ?? '')
        .replace(/\p{Cc}/gu, '')
        .slice(0, LONGEST_NAME)
        .toWellFormed() || '–',
    url: safeLink(url),
  }));

const NETWORKS: readonly (readonly [RegExp, SocialNetwork])[] = [
  [/instagram/, 'instagram'],
  [/facebook|messenger/, 'facebook'],
  [/whatsapp/, 'whatsapp'],
  [/twitter|^x(?:$|_)/, 'x'],
  [/linkedin/, 'linkedin'],
  [/tiktok/, 'tiktok'],
  [/youtube/, 'youtube'],
  [/threads/, 'threads'],
  [/mail/, 'mail'],
  [/chat|messaging|conversation/, 'chat'],
  [/web|form/, 'web'],
  [/sms|phone|voice|call/, 'phone'],
];

/** Translates the provider's name of a network, such as `FACEBOOK_PAGE` or `email`, to the network. */
export function networkOf(word: string | null | undefined): SocialNetwork {
  const small = (word ?? '').toLowerCase();
  return NETWORKS.find(([pattern]) => pattern.test(small))?.[1] ?? 'other';
}

const HOSTS: readonly (readonly [RegExp, SocialNetwork])[] = [
  [/(?:^|\.)instagram\.com$/, 'instagram'],
  [/(?:^|\.)facebook\.com$/, 'facebook'],
  [/(?:^|\.)(?:x|twitter)\.com$/, 'x'],
  [/(?:^|\.)linkedin\.com$/, 'linkedin'],
  [/(?:^|\.)tiktok\.com$/, 'tiktok'],
  [/(?:^|\.)youtube\.com$/, 'youtube'],
  [/(?:^|\.)threads\.(?:net|com)$/, 'threads'],
];

/** Returns the social network to which a link leads. */
export function networkOfLink(link: string | null): SocialNetwork {
  if (link === null || !URL.canParse(link)) return 'other';
  const { hostname } = new URL(link);
  return HOSTS.find(([pattern]) => pattern.test(hostname))?.[1] ?? 'other';
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Returns the text of an HTML text, without its tags. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[\da-f]{1,6}|[a-z]{2,6});/gi, entity)
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * Returns the values that fit the schema, and the number of those that do not. So one damaged part does not stop its
 * page.
 */
export function readable<S extends z.ZodType>(schema: S, values: readonly unknown[]) {
  const parsed = values.map((value) => schema.safeParse(value));
  const good = parsed.flatMap(({ success, data }) => (success ? [data as z.output<S>] : []));
  return { good, unreadable: parsed.length - good.length };
}
