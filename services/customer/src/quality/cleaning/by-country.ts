/** Knows what a country tells about a person, where it tells it for sure. */
import type { Language } from '@toric/contracts/kernel/sentence';

const LANGUAGES: Readonly<Record<Language, string>> = { zh: 'CN HK MO TW', en: 'AU CA GB IE NZ US ZA' };

/** Returns the language of the shop's messages that people of a country read. Returns undefined if it is not sure. */
export const languageOf = (country: string): Language | undefined =>
  country === ''
    ? undefined
    : (['zh', 'en'] as const).find((language) => LANGUAGES[language].split(' ').includes(country));

/** Countries with one time zone. Those with several, such as the US and Spain, tell nothing. */
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
