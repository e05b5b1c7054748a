// Tests the reading of GS1 element strings (the text of a box's bar code): a worked example, characters that scanners
// add, dates, centuries, and refusals that say what to do.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gtinCheckDigit } from '../gs1.ts';
import { parseElementString } from './gs1-element-string.ts';
import { FNC1 } from './gs1-scan.ts';

const TODAY = '2026-11-21';
const GTIN = '05060917510011';
const EXAMPLE = `01${GTIN}10628S93R${FNC1}17241000218898847482518646`;
const read = (scanned: string, today = TODAY) => {
  const result = parseElementString(scanned, today);
  if (!result.ok) throw new Error(result.problem.en);
  return result;
};
const label = (scanned: string, today = TODAY) => read(scanned, today).label;
const warnings = (scanned: string) => read(scanned).warnings.map(({ en }) => en);

test('the example has a GTIN, a lot, an expiry on the last day of the month (with a warning) and a serial number', () => {
  expect(parseElementString(EXAMPLE, TODAY)).toEqual({
    ok: true,
    label: { gtin: GTIN, lot: '628S93R', expiresOn: '2024-10-31', serial: '8898847482518646' },
    warnings: [
      {
        en: '(17) expiry date: date 241000 has day 00, which means the last day of the month',
        zh: '(17) 有效期：日期 241000 未写明日：视为当月最后一天',
      },
    ],
  });
});

describe('the additions of a scanner', () => {
  test.each([']d2', ']C1', ']Q3', ']e0', ']J1', FNC1, `]d2${FNC1}`, ']C1<GS>', ' ]d2'])(
    'a prefix %j changes nothing',
    (prefix) => {
      expect(label(prefix + EXAMPLE)).toEqual(label(EXAMPLE));
    },
  );

  test.each(['\r\n', '\n', '\t', FNC1, `${FNC1}\r`])('%j at the end changes nothing', (end) => {
    expect(read(EXAMPLE + end)).toEqual(read(EXAMPLE));
  });

  test.each(['<GS>', '<gs>', '{GS}', '[FNC1]', '\\x1D', '\\u001d', '^]', '␝'])(
    'a separator that is written as %s counts as a separator',
    (written) => {
      const scanned = EXAMPLE.replace(FNC1, written);
      expect(label(scanned)).toEqual(label(EXAMPLE));
      expect(warnings(scanned)[0]).toMatch(/^the separator came as text: set the scanner/);
    },
  );

  test('a separator after an element of fixed length is accepted with a warning', () => {
    expect(read(`01${GTIN}${FNC1}17280229`)).toMatchObject({
      label: { gtin: GTIN, expiresOn: '2028-02-29' },
      warnings: [{ en: '(01) GTIN: a separator follows it, although its length is fixed' }],
    });
  });

  test('all five identifiers may come in any order, and a lot may look like an identifier', () => {
    const elements = [`01${GTIN}`, `1017241000${FNC1}`, '11250101', '17280131', `2101${FNC1}`];
    const expected = { gtin: GTIN, lot: '17241000', madeOn: '2025-01-01', expiresOn: '2028-01-31', serial: '01' };
    fc.assert(
      fc.property(fc.shuffledSubarray(elements, { minLength: 5 }), (order) => {
        expect(read(order.join(''))).toEqual({ ok: true, label: expected, warnings: [] });
      }),
    );
  });

  test('every lot and serial number of allowed characters is returned unchanged', () => {
    const characters = '!"%&\'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz'.split('');
    const printed = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(printed, printed, (lot, serial) => {
        expect(label(`10${lot}${FNC1}01${GTIN}21${serial}`)).toEqual({ lot, gtin: GTIN, serial });
      }),
    );
  });
});

describe('an identifier that is not needed is ignored with a warning that names it', () => {
  test.each([
    ['an element of predefined length', '3103001234', ''],
    ['an element that ends with a separator', '240LENS', FNC1],
    ['an element for company-internal use', '91XYZ', FNC1],
    ['an element with two digits of data', '2001', ''],
  ])('%s', (_, element, end) => {
    const scanned = `01${GTIN}${element}${end}17280131`;
    expect(read(scanned)).toMatchObject({
      label: { gtin: GTIN, expiresOn: '2028-01-31' },
      warnings: [{ en: `"${element}" is not needed here and was ignored`, zh: `“${element}”此处不需要，已略过` }],
    });
  });
});

describe('a warning is given for', () => {
  test.each([
    [
      'a lot that swallowed the expiry date',
      `01${GTIN}10A117280131`,
      /^\(10\) lot: it ends in 17280131, which looks like/,
    ],
    [
      'a serial number that swallowed the expiry date and the lot',
      `01${GTIN}21A11728013110B2`,
      /it ends in 1728013110B2/,
    ],
    ['a lot that swallowed the GTIN', `1728013110A101${GTIN}`, new RegExp(`it ends in 01${GTIN}`)],
    ['a missing GTIN', '10A1', /^there is no GTIN \(01\)/],
    [
      'an expiry date before the production date',
      `01${GTIN}1728013111290101`,
      /^it expires on 2028-01-31, before it was made/,
    ],
  ])('%s', (_, scanned, expected) => {
    expect(warnings(scanned)).toContainEqual(expect.stringMatching(expected));
  });

  test('no code that is complete', () => {
    expect(warnings(`01${GTIN}172801312112345617280131`)).toEqual([]);
  });
});

describe('a refusal says what to do, for', () => {
  test.each([
    ['a wrong check digit', '0105060917510012', /05060917510012 fails its check digit \(1 expected\).*scan again/],
    ['a short GTIN', '010506091751001', /^\(01\) GTIN: "010506091751001" is cut short/],
    ['a lost separator', `10628S93R17241000218898847482518646`, /longer than 20.*ASCII 29/],
    ['a lot of 21 characters', `10${'A'.repeat(21)}`, /longer than 20/],
    ['an empty lot', `10${FNC1}01${GTIN}`, /\(10\) lot: it is empty/],
    ['a character outside the set', `10AB#1`, /does not allow/],
    ['month 13', '17281301', /"281301" is not a date/],
    ['month 0', '17280001', /not a date/],
    ['30 February', '17280230', /not a date/],
    ['29 February of a common year', '17270229', /not a date/],
    ['a cut date', '172801', /"172801" is cut short/],
    ['a separator inside a date', `1728${FNC1}0131`, /is cut short/],
    [
      'an identifier that GS1 never assigned',
      `01${GTIN}88X`,
      /^"88" at character 17 is not a GS1 application identifier, so nothing after it can be trusted/,
    ],
    ['half an identifier', `01${GTIN}1`, /"1" at character 17 is not a GS1 application identifier/],
    ['a foreign element cut short', `01${GTIN}310300`, /"310300" is cut short/],
    ['a code without any needed element', '91X', /contains no element that is read here/],
    ['parentheses', `(01)${GTIN}(17)280131`, /parentheses are printed for people/],
    ['a bare EAN-13', '5060917510011', /5060917510011 is only a GTIN, without lot and expiry/],
    ['a bare UPC', '036000291452', /is only a GTIN/],
    ['a symbol without application identifiers', `]E0${GTIN}`, /\]E0 is not a GS1 symbol/],
    ['a DataMatrix that is not GS1', `]d1${EXAMPLE}`, /\]d1 is not a GS1 symbol/],
    ['two lots', `10A${FNC1}10B`, /\(10\) lot: it occurs twice with different values/],
    ['an empty scan', ']d2\r\n', /nothing was scanned/],
    ['two separators', `10A${FNC1}${FNC1}17280131`, /two separators follow each other/],
  ])('%s', (_, scanned, problem) => {
    expect(parseElementString(scanned, TODAY)).toEqual({
      ok: false,
      problem: { en: expect.stringMatching(problem), zh: expect.stringMatching(/\p{Script=Han}/u) },
    });
  });
});

describe('the century of a date', () => {
  test.each([
    ['2026-11-21', '17760101', '2076-01-01'],
    ['2026-11-21', '17770101', '1977-01-01'],
    ['2026-11-21', '17000101', '2000-01-01'],
    ['2070-01-01', '17200101', '2120-01-01'],
    ['2070-01-01', '17210101', '2021-01-01'],
    ['2028-01-01', '17280200', '2028-02-29'],
  ])('on %s, the expiry element %s means %s', (today, scanned, expected) => {
    expect(label(scanned, today).expiresOn).toBe(expected);
  });

  test('parseElementString refuses a `today` that is not a calendar day', () => {
    expect(() => parseElementString(EXAMPLE, 'now')).toThrow('YYYY-MM-DD');
  });

  test('a slow oracle agrees: it searches a hundred years of calendar days for the printed date', () => {
    const days = (from: number, to: number): string[] => {
      const found: string[] = [];
      for (let at = Date.UTC(from, 0, 1); at < Date.UTC(to + 1, 0, 1); at += 86_400_000) {
        found.push(new Date(at).toISOString().slice(0, 10));
      }
      return found;
    };
    const printed = fc.tuple(
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    const two = (value: number) => String(value).padStart(2, '0');
    for (const year of [1999, 2000, 2026, 2049, 2051, 2099]) {
      const calendar = new Map<string, string>();
      for (const day of days(year - 49, year + 50)) {
        calendar.set(day.slice(2).replaceAll('-', ''), day);
        // each later day of the month overwrites the earlier one, so day 00 means the last day
        calendar.set(`${day.slice(2, 7).replace('-', '')}00`, day);
      }
      fc.assert(
        fc.property(printed, (parts) => {
          const text = parts.map(two).join('');
          const result = parseElementString(`17${text}`, `${year}-06-15`);
          expect(result.ok ? result.label.expiresOn : undefined).toBe(calendar.get(text));
        }),
        { numRuns: 60 },
      );
    }
  });
});

/**
 * Reads an element string in a slow way, to be compared with the parser. Splits the text at all separators first, then
 * cuts elements of fixed length off the front of each part.
 */
function readSlowly(data: string): Record<string, string> | undefined {
  const lengths: Record<string, number> = { '01': 14, '11': 6, '17': 6, '20': 2 };
  const found: Record<string, string> = {};
  const isDay = (text: string) =>
    /^\d{6}$/.test(text) && !Number.isNaN(Date.parse(`20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`));
  const checks: Record<string, (text: string) => boolean> = {
    '01': (text) => /^\d{14}$/.test(text) && Number(text.at(-1)) === gtinCheckDigit(text.slice(0, 13)),
    '11': isDay,
    '17': isDay,
    '20': (text) => text.length === 2,
  };
  for (const chunk of data.split(FNC1).filter((part, at, all) => part !== '' || at === all.length)) {
    let rest = chunk;
    while (rest !== '') {
      const code = rest.slice(0, 2);
      if (!['01', '10', '11', '17', '20', '21', '91'].includes(code)) return undefined;
      const length = lengths[code] ?? rest.length - 2;
      const text = rest.slice(2, 2 + length);
      rest = rest.slice(2 + length);
      const good = checks[code] ?? ((lot: string) => code === '91' || (lot !== '' && lot.length <= 20));
      if (!good(text) || (found[code] ?? text) !== text) return undefined;
      if (code !== '20' && code !== '91') found[code] = text;
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

test('a slow reader that shares no step with the parser accepts and refuses the same codes', () => {
  const piece = fc.constantFrom(
    `01${GTIN}`,
    '0105060917510012',
    '10A1',
    '10',
    '17280131',
    '17281331',
    '11250101',
    '21777',
    '2001',
    '91Z',
    '05',
    'X',
  );
  const scanned = fc
    .array(fc.tuple(piece, fc.constantFrom('', FNC1)), { minLength: 1, maxLength: 6 })
    .map((pieces) => pieces.map((pair) => pair.join('')).join(''));
  fc.assert(
    fc.property(scanned, (text) => {
      const result = parseElementString(text, TODAY);
      const { gtin, lot, madeOn, expiresOn, serial } = result.ok ? result.label : {};
      const day = (date: string | undefined) => date?.slice(2).replaceAll('-', '');
      const values = { '01': gtin, '10': lot, '11': day(madeOn), '17': day(expiresOn), '21': serial };
      const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      expect([text, result.ok ? known : undefined]).toEqual([text, readSlowly(text)]);
    }),
    { numRuns: 2_000 },
  );
});
