// Tests which parts of a name are indexed, and which texts find it.
import { describe, expect, test } from '@jest/globals';
import { exactParts, matchesName, shownName, soughtParts, storedParts, wordsOf } from './name-tokens.ts';

const ana = { givenName: 'Ana María', familyName: 'Núñez-O’Brien' };
const wang = { givenName: '小明', familyName: '王' };

/** Returns true if the index proposes the person for the text, and her names match it. */
const finds = (text: string, names: typeof ana): boolean => {
  const [words, stored] = [wordsOf(text), storedParts(names)];
  const sought = soughtParts(words);
  return sought.length > 0 && sought.every((part) => stored.includes(part)) && matchesName(words, names);
};

describe('a name in letters', () => {
  test.each(['an', 'ana', 'ANA MAR', 'nunez', 'Núñez', 'nu ana', 'maria obr', "o'brien", 'ana n'])(
    'is found by %s',
    (text) => {
      expect(finds(text, ana)).toBe(true);
    },
  );
  test.each(['a', 'ria', 'anna', 'nunes', 'brien', 'ana lima', ''])('is not found by %s', (text) => {
    expect(finds(text, ana)).toBe(false);
  });
  test('is found in full width and with other marks', () => {
    expect(wordsOf('Ｍüller Straße Łukasz')).toEqual(['muller', 'strasse', 'lukasz']);
  });
});

describe('a name in Chinese characters', () => {
  test.each(['王', '小明', '王小', '王小明', '明'])('is found by %s', (text) => expect(finds(text, wang)).toBe(true));
  test.each(['李', '明小', '王明', '王小明明'])('is not found by %s', (text) => expect(finds(text, wang)).toBe(false));
  test('is shown with the family name first', () => {
    expect(shownName(wang)).toBe('王小明');
    expect(shownName(ana)).toBe('Ana María Núñez-O’Brien');
    expect(shownName({ givenName: null, familyName: 'Sukarno' })).toBe('Sukarno');
  });
});

test('a person whose whole words are sought is found before others', () => {
  expect(storedParts({ givenName: 'Li', familyName: null })).toEqual(['^li', '=li']);
  expect(exactParts(['li', '王小'])).toEqual(['=li', '王小']);
});

test('a text that goes on only narrows what was found', () => {
  const texts = ['an', 'ana', 'ana n', 'ana nu', 'ana nun'];
  for (const text of texts) expect(finds(text, ana)).toBe(true);
  expect(soughtParts(wordsOf('ana nun'))).toEqual(expect.arrayContaining(soughtParts(wordsOf('ana'))));
});
