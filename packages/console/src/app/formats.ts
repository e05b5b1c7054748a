/** Formats money, numbers, days, times and powers in the conventions of each language. */
import type { Language } from '@toric/contracts/kernel/sentence';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' };
const MINUS = '\u2212';

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
/** Caches formatters, because it takes far longer to create one than to use it. */
function cached<F extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, create: () => F): F {
  const known = cache.get(key);
  if (known) return known as F; // safe cast: each key is made with one kind of formatter
  const made = create();
  cache.set(key, made);
  return made;
}

const numberFormat = (language: Language, options: Intl.NumberFormatOptions) =>
  cached(`n ${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(LOCALES[language], options));
const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  cached(`d ${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));

const withMinus = (text: string) => text.replaceAll('-', MINUS);

export const formatNumber = (n: number, language: Language, options: Intl.NumberFormatOptions = {}): string =>
  withMinus(numberFormat(language, options).format(n));

export type MoneyValue = { readonly amount: number; readonly currency: string };

/** Returns an amount of minor units with its symbol and its own number of decimals: `$1,204.50`, `−$10.00`, `¥1,200`. */
export function formatMoney({ amount, currency }: MoneyValue, language: Language, signed = false): string {
  const format = numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(signed && { signDisplay: 'exceptZero' }),
  });
  return withMinus(format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)));
}

/** Returns the time zone of the computer. */
export const hereZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const dayIn = (at: Date, timeZone: string) =>
  dateFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** Returns the present day (YYYY-MM-DD) in a time zone. */
export const today = (zone: string = hereZone(), now: Date = new Date()): string => dayIn(now, zone);

const toDate = (day: string) => new Date(`${day}T00:00:00Z`);
const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((toDate(to).getTime() - toDate(from).getTime()) / DAY_MS);

/** Returns a day in full: `Fri 27 Nov 2026` or `2026年11月27日 周五`. */
export function formatDay(day: string, language: Language): string {
  const date = toDate(day);
  const part = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(LOCALES[language], { timeZone: 'UTC', ...options }).format(date);
  const year = date.getUTCFullYear();
  if (language === 'zh') {
    return `${year}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${part({ weekday: 'short' })}`;
  }
  return `${part({ weekday: 'short' })} ${date.getUTCDate()} ${part({ month: 'short' })} ${year}`;
}

/** Returns a day without its year and weekday: `27 Nov` or `11月27日`. */
export function formatShortDay(day: string, language: Language): string {
  const date = toDate(day);
  if (language === 'zh') return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return `${date.getUTCDate()} ${dateFormat('en-US', { timeZone: 'UTC', month: 'short' }).format(date)}`;
}

/** Returns a month (YYYY-MM) in words: `Nov 2026` or `2026年11月`. */
export function formatMonth(month: string, language: Language): string {
  const date = toDate(`${month}-01`);
  if (language === 'zh') return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月`;
  return `${dateFormat('en-US', { timeZone: 'UTC', month: 'short' }).format(date)} ${date.getUTCFullYear()}`;
}

const clock = (at: Date, timeZone: string) =>
  dateFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
    .format(at)
    .replace(/^0(?=\d:)/, '');
/** Returns the time of day: `9:05` or `14:30`. */
export const formatClock = (at: string | Date, zone: string = hereZone()): string => clock(new Date(at), zone);

const NEAR_DAYS = {
  '-1': { en: 'yesterday', zh: '昨天' },
  '0': { en: 'today', zh: '今天' },
  '1': { en: 'tomorrow', zh: '明天' },
} as const;
const nearName = (days: number, language: Language): string | undefined =>
  days === 0 || days === 1 || days === -1 ? NEAR_DAYS[`${days}`][language] : undefined;

/** Returns a day near now in words, and any other day in full: `today`, `in 3 days`, `Fri 27 Nov 2026`. */
export function formatNearDay(day: string, language: Language, now: string = today()): string {
  const days = daysBetween(now, day);
  const name = nearName(days, language);
  if (name) return name;
  if (Math.abs(days) > 14) return formatDay(day, language);
  if (language === 'zh') return days > 0 ? `${days} 天后` : `${-days} 天前`;
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

type Near = { readonly zone?: string; readonly now?: Date };

/** Returns an instant: `today 12:05`, `tomorrow 9:00`, `Fri 27 Nov 2026 12:05`. */
export function formatInstant(
  at: string,
  language: Language,
  { zone = hereZone(), now = new Date() }: Near = {},
): string {
  const day = dayIn(new Date(at), zone);
  const name = nearName(daysBetween(dayIn(now, zone), day), language);
  return `${name ?? formatDay(day, language)} ${formatClock(at, zone)}`;
}

/** Returns an instant for a narrow column: `today 12:05`, `23 Nov 11:48`, `23 Nov 2025`. */
export function formatShortInstant(at: string, language: Language, now: Date = new Date()): string {
  const zone = hereZone();
  const [day, nowDay] = [dayIn(new Date(at), zone), dayIn(now, zone)];
  const name = nearName(daysBetween(nowDay, day), language) ?? formatShortDay(day, language);
  if (day.slice(0, 4) === nowDay.slice(0, 4)) return `${name} ${formatClock(at, zone)}`;
  return language === 'zh' ? `${day.slice(0, 4)}年${name}` : `${name} ${day.slice(0, 4)}`;
}

/** Returns the short name of a time zone at an instant, such as `CST`. Returns its offset if it has no short name. */
export const zoneName = (at: string, zone: string, language: Language): string =>
  dateFormat(LOCALES[language], { timeZone: zone, timeZoneName: 'short', hour: 'numeric' })
    .formatToParts(new Date(at))
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

/** Returns the city in the name of a time zone: `Chicago` for `America/Chicago`. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Returns an instant with seconds and the time zone, for an exact display. */
export function formatExact(at: string, language: Language, zone: string = hereZone()): string {
  const time = dateFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(new Date(at));
  return `${formatDay(dayIn(new Date(at), zone), language)} ${time} ${zoneName(at, zone, language)}`;
}

const MINUTE_MS = 60_000;

/** Returns a duration with at most two units: `1 h 23 min`, `3 d 4 h`; `1 小时 23 分`. */
export function formatSpan(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const units = language === 'zh' ? (['天', '小时', '分'] as const) : (['d', 'h', 'min'] as const);
  const parts = [d && `${d} ${units[0]}`, h && `${h} ${units[1]}`, m && d === 0 && `${m} ${units[2]}`];
  return parts.filter(Boolean).slice(0, 2).join(' ') || `0 ${units[2]}`;
}

/** Returns the distance of an instant from now: `in 2 h 5 min`, `3 d 1 h ago`; `2 小时 5 分后`. */
export function formatDistance(at: string, language: Language, now: Date = new Date()): string {
  const ms = Date.parse(at) - now.getTime();
  const span = formatSpan(Math.abs(ms), language);
  if (language === 'zh') return ms >= 0 ? `${span}后` : `${span}前`;
  return ms >= 0 ? `in ${span}` : `${span} ago`;
}

/** Returns dioptres as opticians write them: `+0.25`, `−2.25`, `plano` for 0. */
export const formatDioptres = (n: number, plano = 'plano'): string =>
  Math.abs(n) < 0.005 ? plano : `${n < 0 ? MINUS : '+'}${Math.abs(n).toFixed(2)}`;

/** Describes the power of a lens. An object with more parameters of the lens fits, too. */
export type PowerValues = {
  readonly sphere?: number | null | undefined;
  readonly cylinder?: number | null | undefined;
  readonly axis?: number | null | undefined;
  readonly add?: number | string | null | undefined;
};

const addOf = (add: number | string) => (typeof add === 'number' ? `${formatDioptres(add, '0.00')} D` : add);

/** Returns a power on one line: `−2.25 / −0.75 × 180`, `+1.25 add +2.00 D`, `plano`. */
export function formatPower(lens: PowerValues | null): string {
  const { sphere, cylinder, axis, add } = lens ?? {};
  if (sphere === null || sphere === undefined) return '–';
  const toric = cylinder ? ` / ${formatDioptres(cylinder)} × ${axis ?? '–'}` : '';
  return `${formatDioptres(sphere)}${toric}${add === null || add === undefined ? '' : ` add ${addOf(add)}`}`;
}

/** Returns the parts of a power, so that the signs between the numbers can be shown in a lighter colour. */
export function powerParts(lens: PowerValues): { readonly text: string; readonly sign: boolean }[] {
  return formatPower(lens)
    .split(/( \/ | × | add )/)
    .filter(Boolean)
    .map((text) => ({ text, sign: /^ .+ $/.test(text) }));
}
