// Tests which parts of a name are indexed, and which texts find it.
import { describe, expect, test } from '@jest/globals';
import { NO_READINGS, readingsFor } from './pinyin.ts';
import { exactParts, matchesName, shownName, soughtParts, storedParts, wordsOf } from './name-tokens.ts';

const ana = { givenName: 'Ana María', familyName: 'Núñez-O’Brien' };
const wang = { givenName: '小明', familyName: '王' };

/** Returns true if the blind index proposes the person for the text, and her names match the text. */
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

describe('a name in Chinese characters is found by its pinyin', () => {
  const found = async (text: string, names: typeof wang): Promise<boolean> => {
    const readings = await readingsFor([names.givenName, names.familyName]);
    const [words, stored] = [wordsOf(text), storedParts(names, readings)];
    const sought = soughtParts(words);
    const isProposed = sought.length > 0 && sought.every((part) => stored.includes(part));
    return isProposed && matchesName(words, names, readings);
  };
  test.each(['wang', 'xiaoming', 'wangxiaoming', 'wang xiao', 'ming wang', 'wxm', 'WX', 'wangx'])(
    '王小明 is found by %s',
    async (text) => expect(await found(text, wang)).toBe(true),
  );
  test.each(['w', 'li', 'wangming', 'xm wang li', 'wxl'])('王小明 is not found by %s', async (text) =>
    expect(await found(text, wang)).toBe(false),
  );
  const shan = { givenName: '乐', familyName: '单' };
  test.each(['shan', 'dan', 'shanle', 'shanyue', 'danle', 'sl', 'dy'])(
    '単 and 乐 have several readings: %s',
    async (text) => expect(await found(text, shan)).toBe(true),
  );
  test.each(['lv', 'lu', 'lyu', 'lvna'])('吕 is found by %s', async (text) =>
    expect(await found(text, { givenName: '娜', familyName: '吕' })).toBe(true),
  );
  test('the number of parts is bounded, whatever the name', async () => {
    const names = { givenName: '行长乐重单朝调藏差参'.repeat(4), familyName: '欧阳' };
    expect(storedParts(names, await readingsFor([names.givenName])).length).toBeLessThan(1_500);
  });
  test('a name in letters loads no dictionary', async () => {
    expect(await readingsFor(['Ana', null])).toBe(NO_READINGS);
  });
});
