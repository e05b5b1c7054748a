import { describe, expect, test } from '@jest/globals';
import { CleaningFix } from '@toric/contracts/customer/quality/cleaning.http';
import fc from 'fast-check';
import { decideCleaned } from './decide-cleaned.ts';
import { createPlaces } from './places.ts';
import { type CleanedPerson, propose, valueOf, withValue } from './propose.ts';

const NO_PLACES = createPlaces();
const ADDRESS = {
  id: 'a',
  recipient: 'Ana Lima',
  line1: '1 Main St',
  city: 'Arlington',
  postalCode: '22201',
  country: 'US',
};
const PERSON: CleanedPerson = {
  ...{ id: 'c', signsIn: false, addresses: [ADDRESS] },
  profile: {
    ...{ givenName: 'Ana', familyName: 'Lima', phone: '+14155550132', email: 'ana@mail.example' },
    ...{ language: 'en', timeZone: 'America/Chicago' },
  },
};
const person = (profile: Partial<CleanedPerson['profile']>, change: Partial<CleanedPerson> = {}): CleanedPerson => ({
  ...PERSON,
  ...change,
  profile: { ...PERSON.profile, ...profile },
});
const fixesOf = (one: CleanedPerson, ...fixes: CleaningFix[]) =>
  propose(one, fixes, NO_PLACES).map(({ field, before, after, basis }) => [field, before, after, basis]);

test('a clean record gets no proposal', () => {
  expect(propose(PERSON, CleaningFix.options, NO_PLACES)).toEqual([]);
});

test('a name loses its spaces and then its capitals', () => {
  expect(fixesOf(person({ familyName: 'DA  SILVA' }), 'name-spaces', 'name-case')).toEqual([
    ['familyName', 'DA  SILVA', 'DA SILVA', null],
    ['familyName', 'DA SILVA', 'da Silva', null],
  ]);
});

describe('phones and e-mails', () => {
  test('a number without a country code is read as one of the address, and says so', () => {
    expect(fixesOf(person({ phone: '(415) 555-0132' }), 'phone-form')).toEqual([
      ['phone', '(415) 555-0132', '+14155550132', 'address-country'],
    ]);
  });
  test('of an account that signs in, neither the e-mail nor the country of the phone is inferred', () => {
    const own = person({ phone: '(415) 555-0132', email: 'ana@gmial.com' }, { signsIn: true });
    expect(fixesOf(own, ...CleaningFix.options)).toEqual([]);
    expect(fixesOf({ ...own, signsIn: false }, 'email-domain')).toEqual([
      ['email', 'ana@gmial.com', 'ana@gmail.com', null],
    ]);
  });
});

describe('facts that are filled in', () => {
  const empty = person({ language: null, timeZone: null });
  test.each([
    ['US', [['language', null, 'en', 'address-country']]],
    [
      'CN',
      [
        ['language', null, 'zh', 'address-country'],
        ['timeZone', null, 'Asia/Shanghai', 'address-country'],
      ],
    ],
    ['DE', [['timeZone', null, 'Europe/Berlin', 'address-country']]],
    ['BR', []],
  ])('an address in %s tells %j', (country, expected) => {
    const one = { ...empty, addresses: [{ ...ADDRESS, country }] };
    expect(fixesOf(one, 'fill-language', 'fill-time-zone')).toEqual(expected);
  });
  test('addresses in two countries tell nothing, and without one the phone tells its country', () => {
    const two = { ...empty, addresses: [ADDRESS, { ...ADDRESS, id: 'b', country: 'CN' }] };
    expect(fixesOf(two, 'fill-language')).toEqual([]);
    const none = { ...person({ language: null, timeZone: null, phone: '+8613912345678' }), addresses: [] };
    expect(fixesOf(none, 'fill-language', 'fill-time-zone')).toEqual([
      ['language', null, 'zh', 'phone-country'],
      ['timeZone', null, 'Asia/Shanghai', 'phone-country'],
    ]);
  });

  const place = { country: 'US', city: 'Arlington', region: 'VA', postalCode: '22201' };
  const learned = (...cities: string[]) => {
    const places = createPlaces();
    cities.forEach((city, index) => places.add(`c${index}`, { ...place, city }));
    return places;
  };
  const unknown = { ...PERSON, addresses: [{ ...ADDRESS, city: '-' }] };
  test('a city and a region follow from the postcode if all others agree', () => {
    expect(
      propose(unknown, ['fill-city', 'fill-region'], learned('Arlington', 'arlington', 'Arlington')),
    ).toMatchObject([
      { field: 'city', before: '-', after: 'Arlington', basis: 'same-postcode', addressId: 'a' },
      { field: 'region', before: null, after: 'VA', basis: 'same-postcode' },
    ]);
  });
  test('they do not follow if one differs, or if few live there', () => {
    expect(propose(unknown, ['fill-city'], learned('Arlington', 'Arlington', 'Arlington', 'Rosslyn'))).toEqual([]);
    expect(propose(unknown, ['fill-city'], learned('Arlington', 'Arlington'))).toEqual([]);
  });
  test('two addresses of one customer count once', () => {
    const places = createPlaces();
    for (const id of ['c1', 'c1', 'c1', 'c2']) places.add(id, place);
    expect(places.agreed('city', place)).toBeUndefined();
  });
});

test('whatever the record is, a second cleaning proposes nothing, and the decision takes every proposal', () => {
  const text = fc.stringMatching(/^[A-Za-z '-]{1,20}$/);
  const records = fc.record({
    givenName: text,
    familyName: text,
    phone: fc.constantFrom('+1 415 555 0132', '415-555-0132', '12', null),
    email: fc.constantFrom('Ana@MAIL.example', 'ana@gmial.com', null),
    city: text,
    postalCode: fc.constantFrom('22201', '222011234', '2'),
  });
  fc.assert(
    fc.property(records, ({ city, postalCode, ...profile }) => {
      const dirty = { ...person({ ...profile, language: null }), addresses: [{ ...ADDRESS, city, postalCode }] };
      const fixes = propose(dirty, CleaningFix.options, NO_PLACES);
      const cleaned = fixes.reduce<CleanedPerson>((one, fix) => withValue(one, fix, fix.after), dirty);
      expect(propose(cleaned, CleaningFix.options, NO_PLACES)).toEqual([]);
      const decided = decideCleaned({ person: dirty, fixes, isChosen: true });
      expect(decided).toEqual({ cleaned: fixes.length === 0 ? undefined : cleaned });
    }),
  );
});

describe('the decision about a record', () => {
  const fixes = propose(person({ familyName: 'LIMA' }), ['name-case'], NO_PLACES);
  test('one that a person left out, and one that was changed since, are rejected', () => {
    expect(decideCleaned({ person: person({ familyName: 'LIMA' }), fixes, isChosen: false })).toHaveProperty('wrong');
    expect(decideCleaned({ person: person({ familyName: 'Moro' }), fixes, isChosen: true })).toHaveProperty('wrong');
    expect(decideCleaned({ person: undefined, fixes, isChosen: true })).toHaveProperty('wrong');
  });
  test('one that is already so stays', () => {
    expect(decideCleaned({ person: PERSON, fixes, isChosen: true })).toEqual({ cleaned: undefined });
    expect(valueOf(PERSON, { field: 'city', addressId: 'another' })).toBeNull();
  });
});
