// Generates names and addresses of the sample customers: generated names, real places, invented streets and house
// numbers. Telephone numbers come from the ranges that each country reserves for fiction.
import { faker as fakerDE } from '@faker-js/faker/locale/de';
import { faker as fakerGB } from '@faker-js/faker/locale/en_GB';
import { faker as fakerUS } from '@faker-js/faker/locale/en_US';
import type { Address } from '@toric/contracts/contact/contact';
import type { Random } from './random.ts';

export const SAMPLE_MARKETS = ['US', 'GB', 'DE'] as const;
export type SampleMarket = (typeof SAMPLE_MARKETS)[number];
export type Person = { givenName: string; familyName: string; phone: string; address: Address };
type Place = { city: string; region?: string; postalCode: string; areaCode: string };
type Prescriber = { name: string; address: string; phone: string; timeZone: string };

const FAKERS = { US: fakerUS, GB: fakerGB, DE: fakerDE };

const PLACES: Readonly<Record<SampleMarket, readonly Place[]>> = {
  US: [
    { city: 'New York', region: 'NY', postalCode: '10016', areaCode: '212' },
    { city: 'Chicago', region: 'IL', postalCode: '60614', areaCode: '312' },
    { city: 'Austin', region: 'TX', postalCode: '78704', areaCode: '512' },
    { city: 'Denver', region: 'CO', postalCode: '80205', areaCode: '303' },
    { city: 'Seattle', region: 'WA', postalCode: '98103', areaCode: '206' },
    { city: 'San Diego', region: 'CA', postalCode: '92104', areaCode: '619' },
    { city: 'Atlanta', region: 'GA', postalCode: '30308', areaCode: '404' },
    { city: 'Boston', region: 'MA', postalCode: '02118', areaCode: '617' },
    { city: 'Oklahoma City', region: 'OK', postalCode: '73106', areaCode: '405' },
  ],
  GB: [
    { city: 'Manchester', postalCode: 'M4 5JD', areaCode: '7700' },
    { city: 'Bristol', postalCode: 'BS6 6JY', areaCode: '7700' },
    { city: 'Cardiff', postalCode: 'CF10 3AT', areaCode: '7700' },
    { city: 'Edinburgh', postalCode: 'EH3 6SU', areaCode: '7700' },
    { city: 'London', postalCode: 'N1 9AG', areaCode: '7700' },
  ],
  DE: [
    { city: 'Berlin', postalCode: '10437', areaCode: '30' },
    { city: 'Hamburg', postalCode: '22767', areaCode: '30' },
    { city: 'München', postalCode: '80469', areaCode: '30' },
    { city: 'Leipzig', postalCode: '04275', areaCode: '30' },
  ],
};

const PRESCRIBERS: Readonly<Record<SampleMarket, readonly Prescriber[]>> = {
  US: [
    prescriber('Dr. Miriam Okafor, OD', '210 Lexington Ave, New York, NY 10016', '+12125550117', 'America/New_York'),
    prescriber('Dr. Paul Lindqvist, OD', '1820 N Clark St, Chicago, IL 60614', '+13125550142', 'America/Chicago'),
    prescriber('Dr. Elena Vargas, OD', '905 S Lamar Blvd, Austin, TX 78704', '+15125550126', 'America/Chicago'),
    prescriber('Dr. Howard Tsai, OD', '2544 Larimer St, Denver, CO 80205', '+13035550163', 'America/Denver'),
    prescriber('Dr. June Whitfield, OD', '3411 Stone Way N, Seattle, WA 98103', '+12065550188', 'America/Los_Angeles'),
  ],
  GB: [
    prescriber('Rhian Prosser, MCOptom', '14 The Hayes, Cardiff CF10 1AH', '+442920180104', 'Europe/London'),
    prescriber('Imran Sadiq, MCOptom', '31 Oldham Street, Manchester M4 1LW', '+441614960132', 'Europe/London'),
  ],
  DE: [
    prescriber('Dr. med. Katrin Vogel', 'Kastanienallee 48, 10119 Berlin', '+493023125047', 'Europe/Berlin'),
    prescriber('Dr. med. Jonas Petersen', 'Große Bergstraße 160, 22767 Hamburg', '+494066969112', 'Europe/Berlin'),
  ],
};

function prescriber(name: string, address: string, phone: string, timeZone: string): Prescriber {
  return { name, address, phone, timeZone };
}

export const prescriberIn = (market: SampleMarket, random: Random): Prescriber => random.pick(PRESCRIBERS[market]);

const PHONES: Readonly<Record<SampleMarket, (place: Place, random: Random) => string>> = {
  US: ({ areaCode }, random) => `+1${areaCode}55501${String(random.int(0, 99)).padStart(2, '0')}`,
  GB: ({ areaCode }, random) => `+44${areaCode}900${random.int(100, 999)}`,
  DE: ({ areaCode }, random) => `+49${areaCode}23125${random.int(100, 999)}`,
};

/** Returns a generated person. `known` sets the first name of a customer whom the documentation mentions. */
export function personIn(market: SampleMarket, random: Random, known: { givenName?: string } = {}): Person {
  const faker = FAKERS[market];
  faker.seed(random.int(1, 1_000_000_000));
  const givenName = known.givenName ?? faker.person.firstName();
  const familyName = faker.person.lastName();
  const place = random.pick(PLACES[market]);
  const { city, region, postalCode } = place;
  const address = {
    recipient: `${givenName} ${familyName}`,
    line1: faker.location.streetAddress(),
    city,
    ...(region && { region }),
    postalCode,
    country: market,
  };
  return { givenName, familyName, phone: PHONES[market](place, random), address };
}
