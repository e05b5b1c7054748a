/** Derives facts about a person from a country, if the country makes them certain. */
import type { Language } from '@toric/contracts/kernel/sentence';

const LANGUAGES: Readonly<Record<Language, string>> = { zh: 'CN HK MO TW', en: 'AU CA GB IE NZ US ZA' };

/**
 * Returns the language of the shop's messages that people of a country read. Returns undefined if this is not certain.
 */
export const languageOf = (country: string): Language | undefined =>
  country === ''
    ? undefined
    : (['zh', 'en'] as const).find((language) => LANGUAGES[language].split(' ').includes(country));

/**
 * Maps each country that has only one time zone to this zone. A country with several zones, such as the US and Spain,
 * is not listed.
 */
const ZONES: Readonly<Record<string, string>> = {
  ...{ AT: 'Europe/Vienna', BE: 'Europe/Brussels', CH: 'Europe/Zurich', CN: 'Asia/Shanghai', CZ: 'Europe/Prague' },
  ...{ DE: 'Europe/Berlin', DK: 'Europe/Copenhagen', FI: 'Europe/Helsinki', GB: 'Europe/London', GR: 'Europe/Athens' },
  ...{ HK: 'Asia/Hong_Kong', HU: 'Europe/Budapest', IE: 'Europe/Dublin', IL: 'Asia/Jerusalem', IN: 'Asia/Kolkata' },
  ...{ IT: 'Europe/Rome', JP: 'Asia/Tokyo', KR: 'Asia/Seoul', LU: 'Europe/Luxembourg', MO: 'Asia/Macau' },
  ...{
    MY: 'Asia/Kuala_Lumpur',
    NL: 'Europe/Amsterdam',
    PH: 'Asia/Manila',
    PL: 'Europe/Warsaw',
    RO: 'Europe/Bucharest',
  },
  ...{ SE: 'Europe/Stockholm', SG: 'Asia/Singapore', TH: 'Asia/Bangkok', TW: 'Asia/Taipei', ZA: 'Africa/Johannesburg' },
};
export const zoneOfCountry = (country: string): string | undefined => ZONES[country];
