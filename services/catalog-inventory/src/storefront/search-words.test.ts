// Tests how the words of a search are read: folded, as kinds of lenses, in Chinese, and with typing errors.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldText, hasWords, queryReader, searchable } from './search-words.ts';
import { slipsBetween } from './slips.ts';

type Row = [
  name: string,
  words: string,
  replacement: 'daily' | 'weekly' | 'two-weekly' | 'monthly',
  modality?: 'toric' | 'rigid',
];
const ROWS: Row[] = [
  ['Biofinity', 'biofinity coopervision comfilcon a 倍视能 库博 酷柏', 'monthly'],
  ['Biofinity toric', 'biofinity toric coopervision comfilcon a 倍视能散光 库博', 'monthly', 'toric'],
  ['Oasys', 'ACUVUE OASYS 1-Day Johnson & Johnson Vision senofilcon A 强生 欧舒适', 'daily'],
  ['Oasys 2', 'ACUVUE OASYS Johnson & Johnson Vision senofilcon A 强生 欧舒适双周抛', 'two-weekly'],
  ['Total1', 'DAILIES TOTAL1 Alcon delefilcon A 爱尔康', 'daily'],
  ['Total30', 'TOTAL30 Alcon lehfilcon A 爱尔康', 'monthly'],
  ['Precision7', 'PRECISION7 Alcon serafilcon A', 'weekly'],
  ['SofLens', 'SofLens daily disposable Bausch + Lomb hilafilcon B 博士伦 清朗一日', 'daily'],
  ['Menicon Z', 'Menicon Z tisilfocon A', 'monthly', 'rigid'],
];
const products = ROWS.map(([name, words, replacement, modality = 'spherical' as const]) => ({
  ...{ name, goods: 'lens' as const, replacement, modality, text: searchable(words) },
}));
const read = queryReader(products.map(({ text }) => text));
const found = (q: string) => {
  const { wanted } = read(q);
  return products.filter((product) => hasWords(wanted, product)).map(({ name }) => name);
};
const all = products.map(({ name }) => name);

describe('a search', () => {
  test.each([
    ['biofinty', ['Biofinity', 'Biofinity toric']],
    ['boifinity', ['Biofinity', 'Biofinity toric']],
    ['biofinity torik', ['Biofinity toric']],
    ['acuveu oasis', ['Oasys', 'Oasys 2']],
    ['jonson', ['Oasys', 'Oasys 2']],
    ['menikon', ['Menicon Z']],
    ['astigmatizm', ['Biofinity toric']],
    ['montly total30', ['Total30']],
  ])('for %s forgives slips of the keyboard', (q, names) => {
    expect(found(q)).toEqual(names);
    expect(read(q).corrections).not.toEqual([]);
  });

  test('names each word that it corrected, and nothing if all words are known', () => {
    expect(read('biofinty toric').corrections).toEqual([{ word: 'biofinty', instead: ['biofinity'] }]);
    expect([read('biofinity toric').corrections, read(undefined)]).toEqual([[], { wanted: [], corrections: [] }]);
  });

  test.each([
    ['日抛', ['Oasys', 'Total1', 'SofLens']],
    ['日拋', ['Oasys', 'Total1', 'SofLens']],
    ['博士伦日抛', ['SofLens']],
    ['强生的日抛隐形眼镜', ['Oasys']],
    ['月抛散光', ['Biofinity toric']],
    ['倍视能', ['Biofinity', 'Biofinity toric']],
    ['ACUVUE日抛', ['Oasys']],
    ['清郎一日', ['SofLens']],
    ['周抛', ['Precision7']],
    ['双周抛', ['Oasys 2']],
    ['硬镜', ['Menicon Z']],
    ['隐形眼镜', all],
  ])('for %s understands Chinese, written without spaces', (q, names) => {
    expect(found(q)).toEqual(names);
  });

  test.each([
    ['contacts', all],
    ['contact lenses for astigmatism', ['Biofinity toric']],
    ['Dailies by Alcon', ['Total1']],
    ['1 day', ['Oasys', 'Total1', 'SofLens']],
    ['acuvueoasys', ['Oasys', 'Oasys 2']],
    ['Ｂｉｏｆｉｎｉｔｙ', ['Biofinity', 'Biofinity toric']],
    ['bausch+lomb', ['SofLens']],
    ['2-week', ['Oasys 2']],
    ['weekly', ['Precision7']],
    ['soft toric', ['Biofinity toric']],
    ['rgp', ['Menicon Z']],
  ])('for %s finds the words that people use for lenses', (q, names) => {
    expect(found(q)).toEqual(names);
    expect(read(q).corrections).toEqual([]);
  });

  test.each(['precision1', 'total31', 'xyzzy', '香蕉', 'bio99', '强生香蕉', '\u0301', '١٢٣'])(
    'for %s finds nothing rather than another product',
    (q) => {
      expect(foldText(q) === '' ? [] : found(q)).toEqual([]);
    },
  );

  test('never fails, whatever is typed, and reads the same words the same way again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (q) => {
        expect(read(q)).toEqual(read(q));
        expect(foldText(foldText(q))).toBe(foldText(q));
      }),
    );
  });

  test('finds every product by each of its long words with a letter left out, unless that is part of another word', () => {
    const cases = products.flatMap(({ name, text }) =>
      (text.split('\n')[0] ?? '')
        .split(' ')
        .filter((word) => /^[a-z]{6,}$/.test(word))
        .flatMap((word) => Array.from(word, (_, at) => [name, word.slice(0, at) + word.slice(at + 1)] as const)),
    );
    const misspelt = cases.filter(([, slip]) => products.every(({ text }) => !text.includes(slip)));
    expect(misspelt.length).toBeGreaterThan(100);
    expect(misspelt.filter(([name, slip]) => !found(slip).includes(name))).toEqual([]);
  });
});

test('a correction never names a word of a product that the reader does not know', () => {
  const publicReader = queryReader([searchable('biofinity')]);
  expect(publicReader('acuveu')).toEqual({ wanted: [expect.objectContaining({ texts: ['acuveu'] })], corrections: [] });
});

test('slips are missing, additional, wrong and swapped letters, as a recursion without limits counts them', () => {
  const slow = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    const ways = [
      slow(a.slice(1), b) + 1,
      slow(a, b.slice(1)) + 1,
      slow(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
    ];
    const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
    return Math.min(...ways, ...(swapped ? [slow(a.slice(2), b.slice(2)) + 1] : []));
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, atMost) => {
      expect(slipsBetween(a, b, atMost)).toBe(Math.min(slow(a, b), atMost + 1));
    }),
  );
});
