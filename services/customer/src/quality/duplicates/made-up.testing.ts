/** Makes up households and duplicates of their members, for the test of the search. The same seed makes the same shop. */

export type Facts = {
  givenName: string | null;
  familyName: string | null;
  dateOfBirth: string | null;
  email: string | null;
  phone: string | null;
};
type Address = { line1: string; city: string; postalCode: string; country: string };
/** Describes a record of a made-up person. Two records of one person have the same `person`. */
export type Made = { person: number; facts: Facts; addresses: Address[] };

const GIVEN = (
  'Anna Maria Laura Julia Emma Sophie Hannah Lea Lena Clara Ida Nora Ella Marta Paula Greta Olga Rosa Irene Alice ' +
  'Peter Paul Lukas Jonas Felix Max Leon Noah Elias David Samuel Thomas Andreas Martin Stefan Markus Robert William James George ' +
  'Jennifer Linda Patricia Susan Deborah Karen Nancy Betty Sandra Ashley Kimberly Donna Carol Michelle Amanda Melissa'
).split(' ');
const FAMILY = (
  'Smith Johnson Brown Garcia Miller Davis Martinez Wilson Anderson Taylor Thomas Moore Jackson Lee Perez Thompson White Harris ' +
  'Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Neumann Schwarz Zimmermann ' +
  'Lima Silva Santos Oliveira Souza Pereira Ferreira Almeida Costa Carvalho Gomes Ribeiro Nowak Kowalski Lewandowski'
).split(' ');
const STREETS = 'Lens Way,Main Street,Kantstrasse,Oak Avenue,Lindenallee,Park Road,Rua das Flores,Station Street'.split(
  ',',
);
const CITIES = ['Newark', 'Berlin', 'Boston', 'Hamburg', 'Denver', 'Porto'];
const LETTERS = ['a', 'e', 'i', 'n', 'r', 's', 't'];

/** Returns a generator of random numbers from 0 to 1 (mulberry32). The same seed gives the same numbers. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Chance = ReturnType<typeof chanceOf>;

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/** Makes up single facts about a person at random. */
function chanceOf(random: () => number) {
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T; // the cast is safe: the lists are not empty
  return {
    ...{ below, pick },
    happens: (share: number) => random() < share,
    day: (from: number, to: number) => `${from + below(to - from)}-${pad(1 + below(12))}-${pad(1 + below(28))}`,
    phone: () => `+1${2 + below(8)}${pad(below(100))}${pad(below(10_000_000), 7)}`,
    address: (): Address => ({
      ...{ line1: `${1 + below(200)} ${pick(STREETS)}`, city: pick(CITIES) },
      ...{ postalCode: pad(below(99_999), 5), country: 'US' },
    }),
    email: (given: string, family: string) =>
      `${given}.${family}${below(1_000)}@${pick(['example.com', 'example.org'])}`.toLowerCase(),
    slip: (word: string): string => {
      const at = 1 + below(word.length - 2);
      return pick([
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + word.charAt(at) + word.slice(at),
        word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
        word.slice(0, at) + pick(LETTERS) + word.slice(at + 1),
      ]);
    },
  };
}

const swappedDay = (date: string): string => {
  const [year, month, dayOfMonth] = date.split('-');
  return Number(dayOfMonth) <= 12 ? `${year}-${dayOfMonth}-${month}` : date;
};

/** Changes a copy of a person in the way `kind`, as the person may be entered differently the second time. */
function vary(chance: Chance, copy: Facts, kind: number): void {
  const { givenName, familyName, dateOfBirth } = copy;
  if (kind === 0 && givenName && givenName.length > 4) copy.givenName = chance.slip(givenName);
  if (kind === 1 && familyName && familyName.length > 4) copy.familyName = chance.slip(familyName);
  if (kind === 2) [copy.givenName, copy.familyName] = [familyName, givenName];
  if (kind === 3) copy.dateOfBirth = null;
  if (kind === 4 && dateOfBirth) copy.dateOfBirth = swappedDay(dateOfBirth);
  if (kind === 5 && givenName) copy.givenName = `${givenName} ${chance.pick(GIVEN)}`;
  if (kind === 6) copy.phone = chance.phone();
  if (kind === 7) copy.email = null;
}

/** Enters a person a second time with two differences, and one time in five with another address. */
function again(chance: Chance, { facts, addresses, person }: Made): Made {
  const copy = { ...facts };
  for (const kind of [chance.below(8), chance.below(8)]) vary(chance, copy, kind);
  return { person, facts: copy, addresses: chance.happens(0.2) ? [chance.address()] : addresses };
}

/**
 * Returns a given name that begins with another letter, so that it does not count as the first name with a typing
 * error.
 */
function otherThan(chance: Chance, given: string): string {
  const name = chance.pick(GIVEN);
  return name.slice(0, 2) === given.slice(0, 2) ? otherThan(chance, given) : name;
}

/**
 * Makes parents and their children, who share an address. Some children are twins, and some have the name of a parent.
 */
function householdOf(chance: Chance, firstPerson: number): Made[] {
  const [family, home, shared] = [chance.pick(FAMILY), chance.address(), chance.phone()];
  const members: Made[] = [];
  const add = (dateOfBirth: string, givenName = chance.pick(GIVEN)) => {
    const phone = chance.happens(0.6) ? chance.phone() : shared;
    const email = chance.happens(0.7) ? chance.email(givenName, family) : null;
    const facts = { givenName, familyName: family, dateOfBirth, email, phone };
    members.push({ person: firstPerson + members.length, facts, addresses: [home] });
    return { givenName, dateOfBirth };
  };
  const father = add(chance.day(1950, 1985));
  add(chance.day(1950, 1985));
  const [first] = Array.from({ length: chance.below(3) }, () => add(chance.day(1995, 2015)));
  if (first && chance.happens(0.2)) add(first.dateOfBirth, otherThan(chance, first.givenName));
  if (chance.happens(0.1)) add(chance.day(1980, 2010), father.givenName);
  return members;
}

export function madeShop({ households, seed }: { households: number; seed: number }) {
  const chance = chanceOf(randomOf(seed));
  const people: Made[] = [];
  let [persons, duplicates] = [0, 0];
  for (let count = 0; count < households; count++) {
    const members = householdOf(chance, persons);
    persons += members.length;
    people.push(...members);
    if (chance.happens(0.3)) {
      people.push(again(chance, chance.pick(members)));
      duplicates += 1;
    }
  }
  return { people, duplicates };
}
