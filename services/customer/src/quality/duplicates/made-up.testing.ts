/** Makes up households and duplicates of their members, for the test of the search. The same seed makes the same shop. */

export type Facts = {
  givenName: string | null;
  familyName: string | null;
  dateOfBirth: string | null;
  email: string | null;
  phone: string | null;
};
type Address = { line1: string; city: string; postalCode: string; country: string };
/** Two records of one person have the same `person`. */
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

/** Returns numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function madeShop({ households, seed }: { households: number; seed: number }) {
  const random = randomOf(seed);
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T; // the lists are not empty
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  const day = (from: number, to: number) => `${from + below(to - from)}-${pad(1 + below(12))}-${pad(1 + below(28))}`;
  const phone = () => `+1${2 + below(8)}${pad(below(100))}${pad(below(10_000_000), 7)}`;
  const address = (): Address => ({
    ...{
      line1: `${1 + below(200)} ${pick(STREETS)}`,
      city: pick(CITIES),
      postalCode: pad(below(99_999), 5),
      country: 'US',
    },
  });
  const emailOf = (given: string, family: string) =>
    `${given}.${family}${below(1_000)}@${pick(['example.com', 'example.org'])}`.toLowerCase();

  const people: Made[] = [];
  let [persons, duplicates] = [0, 0];
  const add = (facts: Facts, addresses: Address[]): Made => {
    const made = { person: persons++, facts, addresses };
    people.push(made);
    return made;
  };

  function member(family: string, home: Address, shared: string, born: string, given = pick(GIVEN)): Made {
    const own = random() < 0.6 ? phone() : shared;
    const email = random() < 0.7 ? emailOf(given, family) : null;
    return add({ givenName: given, familyName: family, dateOfBirth: born, email, phone: own }, [home]);
  }

  /** Parents, and children of whom some are twins, and some have the name of their parent. */
  function household(): Made[] {
    const [family, home, shared] = [pick(FAMILY), address(), phone()];
    const father = member(family, home, shared, day(1950, 1985));
    const mother = member(family, home, shared, day(1950, 1985));
    const children = Array.from({ length: below(3) }, () => member(family, home, shared, day(1995, 2015)));
    const first = children[0];
    if (first && random() < 0.2)
      children.push(
        member(family, home, shared, first.facts.dateOfBirth ?? '', otherThan(first.facts.givenName ?? '')),
      );
    if (random() < 0.1)
      children.push(member(family, home, shared, day(1980, 2010), father.facts.givenName ?? undefined));
    return [father, mother, ...children];
  }
  const otherThan = (given: string): string => {
    const name = pick(GIVEN);
    return name.slice(0, 2) === given.slice(0, 2) ? otherThan(given) : name;
  };

  const slip = (word: string): string => {
    const at = 1 + below(word.length - 2);
    const kinds = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word.charAt(at) + word.slice(at),
      word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
      word.slice(0, at) + pick([...'aeinrst']) + word.slice(at + 1),
    ];
    return pick(kinds);
  };

  /** One way in which a person is entered differently the second time. */
  function vary(copy: Facts, kind: number): void {
    const { givenName, familyName, dateOfBirth } = copy;
    if (kind === 0 && givenName && givenName.length > 4) copy.givenName = slip(givenName);
    if (kind === 1 && familyName && familyName.length > 4) copy.familyName = slip(familyName);
    if (kind === 2) [copy.givenName, copy.familyName] = [familyName, givenName];
    if (kind === 3) copy.dateOfBirth = null;
    if (kind === 4 && dateOfBirth) copy.dateOfBirth = swappedDay(dateOfBirth);
    if (kind === 5 && givenName) copy.givenName = `${givenName} ${pick(GIVEN)}`;
    if (kind === 6) copy.phone = phone();
    if (kind === 7) copy.email = null;
  }

  /** Enters a person a second time, with two differences, and one time in five from another address. */
  function changed({ facts, addresses, person }: Made): Made {
    const copy = { ...facts };
    for (const kind of [below(8), below(8)]) vary(copy, kind);
    return { person, facts: copy, addresses: random() < 0.2 ? [address()] : addresses };
  }
  const swappedDay = (date: string): string => {
    const [year, month, dayOfMonth] = date.split('-');
    return Number(dayOfMonth) <= 12 ? `${year}-${dayOfMonth}-${month}` : date;
  };

  for (let count = 0; count < households; count++) {
    const members = household();
    if (random() < 0.3) {
      people.push(changed(pick(members)));
      duplicates += 1;
    }
  }
  return { people, duplicates };
}
