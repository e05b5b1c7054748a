// Tests that a code is read only as far as the whole table of GS1 application identifiers explains it, and that GS1
// Digital Links are read.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseElementString } from './gs1-element-string.ts';
import { checkPair, formatProblem } from './gs1-format.ts';
import { FNC1 } from './gs1-scan.ts';
import { GS1_TABLE, GS1_TABLE_VERSION, identifierAt } from './gs1-table.ts';

const TODAY = '2026-11-21';
const GTIN = '05060917510011';
const MASTER = '1987654Ad4X4bL5ttr2310c2K';
const read = (scanned: string) => parseElementString(scanned, TODAY);
const problem = (scanned: string) => {
  const result = read(scanned);
  return result.ok ? undefined : result.problem.en;
};

describe('what follows an unknown element is never trusted', () => {
  test.each([
    ['an identifier that is not assigned', `01${GTIN}1900000017280131`, /^"19" at character 17 /],
    ['another one that is not assigned', `01${GTIN}14000000${FNC1}17280131`, /^"14" at character 17 /],
    ['a range that is not assigned', `01${GTIN}3990123${FNC1}17280131`, /^"39" at character 17 /],
    ['three digits that are not assigned', `01${GTIN}4180000000000000017280131`, /^"41" at character 17 /],
    ['four digits that are not assigned', `01${GTIN}8015ABC${FNC1}17280131`, /^"80" at character 17 /],
    ['decimal places that do not exist', `01${GTIN}310900123417280131`, /^"31" at character 17 /],
    [
      'three letters of a set of digits',
      `01${GTIN}3103ABCDEF17280131`,
      /^\(3103\) .*must be digits.*\(at character 17\)$/,
    ],
    ['a country with too many digits', `01${GTIN}422156717280131`, /^\(422\) .*longer than 3/],
    ['a wrong check digit of another key', `00123456789012345678${FNC1}17280131`, /^\(00\) .*fails its check digit/],
    ['a date of another identifier that does not exist', `01${GTIN}1528133117280131`, /^\(15\) .*not a date/],
    ['an internal element that is too long', `01${GTIN}90${'A'.repeat(31)}`, /^\(90\) .*longer than 30/],
  ])('%s is refused with its place', (_, scanned, expected) => {
    expect(problem(scanned)).toMatch(expected);
  });

  test.each([
    [
      'a GTIN and the GTIN of the contents',
      `01${GTIN}02${GTIN}3712`,
      /^\(01\) and \(37\) must not stand in the same code/,
    ],
    ['a GTIN and a count', `01${GTIN}3712`, /^\(01\) and \(37\) must not stand/],
    ['two weights', `01${GTIN}31030012343102001234`, /^\(3103\) and \(3102\) must not stand/],
    ['a serial number and a serialised extension', `01${GTIN}21A${FNC1}235B`, /^\(21\) and \(235\) must not stand/],
  ])('%s do not stand together', (_, scanned, expected) => {
    expect(problem(scanned)).toMatch(expected);
  });

  test('a missing companion is a warning, because it may stand in the other code of the box', () => {
    const result = read(`01${GTIN}7022R1`);
    expect(result.ok && result.warnings.map(({ en }) => en)).toContainEqual(
      expect.stringMatching(/^\(7022\) belongs to \(01\)\+\(7021\) .* scan the other code/),
    );
  });
});

describe('the Master UDI-DI (8014)', () => {
  test('is kept: it is not read as an unknown element of (80)', () => {
    expect(read(`01${GTIN}8014${MASTER}${FNC1}1728013110A1`)).toMatchObject({
      label: { gtin: GTIN, masterUdiDi: MASTER, expiresOn: '2028-01-31', lot: 'A1' },
      warnings: [],
    });
  });

  test.each([
    ['with wrong check characters', '1987654Ad4X4bL5ttr2310cXK', /fails its check characters \(2K expected\)/],
    ['without a letter', '9999999922', /check characters|no digit/],
    ['longer than 25 characters', `${MASTER}A`, /longer than 25/],
  ])('is refused %s', (_, master, expected) => {
    expect(problem(`01${GTIN}8014${master}`)).toMatch(expected);
  });

  // the GS1 syntax tests contain these examples of check character pairs
  test.each(['12345678901234567890123NT', '12345_ABCDEFGHIJKLMCP', '7907665Bm8v2AB', '99999zzzzzzzzzzzzzzzzzzT2'])(
    '%s has the right check characters',
    (key) => {
      expect(checkPair(key.slice(0, -2))).toBe(key.slice(-2));
    },
  );
});

describe('a GS1 Digital Link', () => {
  const label = { gtin: GTIN, lot: 'A/1', serial: '77', expiresOn: '2028-01-31' };

  test.each([
    `https://id.gs1.org/01/${GTIN}/10/A%2F1/21/77?17=280131`,
    `HTTP://shop.example/some/path/01/${GTIN}/10/A%2f1/21/77?linkType=pip&17=280131#top`,
    `]Q1https://id.gs1.org/01/${GTIN}/10/A%2F1/21/77?17=280131`,
    `]d1https://id.gs1.org/01/${GTIN}/10/A%2F1/21/77/?17=280131`,
  ])('%s is read', (link) => {
    expect(read(link)).toEqual({ ok: true, label, warnings: [] });
  });

  test.each([
    ['without a GTIN', 'https://shop.example/lenses/7', /names no product by GTIN/],
    ['of a pallet', 'https://id.gs1.org/00/106141411234567897', /names no product by GTIN/],
    ['with a wrong check digit', 'https://id.gs1.org/01/05060917510012', /^\(01\) in the web address: .*check digit/],
    ['with qualifiers in the wrong order', `https://id.gs1.org/01/${GTIN}/21/7/10/A`, /^"10" must not stand/],
    ['with an element that is no qualifier', `https://id.gs1.org/01/${GTIN}/17/280131`, /^"17" must not stand/],
    ['with an identifier that is not assigned', `https://id.gs1.org/01/${GTIN}?19=1`, /^"19" must not stand/],
    [
      'with a lot in its query that belongs in its path twice',
      `https://id.gs1.org/01/${GTIN}/10/A?10=B`,
      /occurs twice/,
    ],
    ['with a date that does not exist', `https://id.gs1.org/01/${GTIN}?17=281331`, /^\(17\) in the web address/],
    ['with broken encoding', `https://id.gs1.org/01/${GTIN}/10/%E0%A4%A`, /not encoded/],
  ])('%s is refused', (_, link, expected) => {
    expect(problem(link)).toMatch(expected);
  });
});

const withoutSeparator = (text: string) => (text.startsWith(FNC1) ? text.slice(1) : text);

describe('the table', () => {
  test('no identifier is the beginning of another one, so that each text begins with one at the most', () => {
    const codes = [...GS1_TABLE.keys()];
    for (const code of codes) expect(codes.filter((one) => one !== code && one.startsWith(code))).toEqual([]);
    expect([codes.length, GS1_TABLE_VERSION]).toEqual([541, '2026-01-27, corrected to 2026-07-27']);
  });

  test('the identifiers of predefined length are exactly those whose first two digits the General Specifications list', () => {
    const listed = new Set('00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41'.split(' '));
    for (const { code, hasFixedLength } of GS1_TABLE.values())
      expect([code, hasFixedLength]).toEqual([code, listed.has(code.slice(0, 2))]);
  });

  test('every companion and exclusion is an identifier or a pattern of identifiers', () => {
    for (const { companions, excluded, qualifiers = [] } of GS1_TABLE.values()) {
      for (const pattern of [...companions.flat(), ...excluded, ...qualifiers.flat()])
        expect(identifierAt(pattern.replace(/n/g, '0'))?.code.length).toBe(pattern.length);
    }
  });

  test('any text is read completely or refused: the elements that were read make up the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...GS1_TABLE.keys()),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789A'), FNC1), maxLength: 9 }),
      fc.constantFrom(`01${GTIN}`, '17280131', `10A1${FNC1}`),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        if (!read(text).ok) return;
        // this slow reader tries, at each place of the text, the identifiers of the table one after the other
        let rest = withoutSeparator(text.trim());
        while (rest !== '') {
          const fitting = [...GS1_TABLE.values()].filter(({ code }) => rest.startsWith(code));
          expect(fitting.length).toBe(1);
          const [identifier] = fitting;
          if (!identifier) return;
          const length = identifier.format.reduce((sum, part) => sum + part.length, 0);
          const data = identifier.hasFixedLength
            ? rest.slice(identifier.code.length, identifier.code.length + length)
            : (rest.slice(identifier.code.length).split(FNC1)[0] ?? '');
          expect(formatProblem(identifier, data, 2026)).toBeUndefined();
          rest = withoutSeparator(rest.slice(identifier.code.length + data.length));
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
