// Lists the GS1 application identifiers (AIs) as data: the assigned identifiers, the format of their data, and which
// may occur together. Source: GS1 Barcode Syntax Dictionary, the machine-readable table of the GS1 General
// Specifications. To renew the table, compare it with the newest release of the dictionary and change the version.

/** Names the release of the GS1 dictionary, and the day up to which its corrections are included. */
export const GS1_TABLE_VERSION = '2026-01-27, corrected to 2026-07-27';

/**
 * Describes one identifier or range of identifiers in each line: code, flags, format, rules. Flags: `fixed` means that
 * the data have a predefined length, so that no FNC1 is needed after them. `link` means that the identifier may occur
 * in the query of a GS1 Digital Link. `-` means neither. Format: parts joined by `+`, optional ones in brackets. `N`
 * means digits, `X` character set 82, `Y` set 39, `Z` base64url. `..` comes before the largest length of a part of
 * variable length. `check` is a check digit, `pair` a pair of check characters, `day0` a day YYMMDD in which DD may be
 * 00, `day` one in which DD may not be 00. `letter` demands a character that is no digit. Rules: `with` means that one
 * of the listed groups must occur in the same code or in another code of the item (`n` means any digit). `never` means
 * that none of the listed identifiers may occur. `key` is a primary key of a Digital Link, with its qualifiers in their
 * order.
 */
const LINES = `
00 fixed,link N18:check key
01 fixed,link N14:check never=255,37 key=22,10,21|235
02 fixed,link N14:check with=37 never=01,03
03 fixed N14:check never=01,02,37,235
10 link X..20 with=01,02,03,8006,8026
11 fixed,link N6:day0 with=01,02,03,8006,8026
12 fixed,link N6:day0 with=8020
13 fixed,link N6:day0 with=01,02,03,8006,8026
15 fixed,link N6:day0 with=01,02,03,8006,8026
16 fixed,link N6:day0 with=01,02,03,8006,8026
17 fixed,link N6:day0 with=01,02,03,255,8006,8026
20 fixed,link N2 with=01,02,03,8006,8026
21 - X..20 with=01,03,8006 never=235
22 - X..20 with=01
235 - X..28 with=01
240 link X..30 with=01,02,03,8006,8026
241 link X..30 with=01,02,03,8006,8026
242 link N..6 with=01,02,8006,8026
243 link X..20 with=01,03
250 link X..30 with=01+21,03+21,8006+21
251 link X..30 with=01,03,8006
253 link N13:check+[X..17] key
254 - X..20 with=414
255 link N13:check+[N..12] never=01,02,415,8006,8020,8026 key
30 link N..8 with=01,02
37 link N..8 with=00+02,00+8026
3900-3909 link N..15 with=255,8020 never=390n,391n,394n,8111
3910-3919 link N3+N..15 with=8020 never=391n
3920-3929 link N..15 with=01+30,01+31nn,01+32nn,01+35nn,01+36nn never=392n,393n
3930-3939 link N3+N..15 with=30,31nn,32nn,35nn,36nn never=393n
3940-3943 link N4 with=255 never=394n,8111
3950-3955 link N6 with=30,31nn,32nn,35nn,36nn never=392n,393n,395n,8005
400 link X..30
401 link X..30 key
402 link N17:check key
403 link X..30 with=00
410 fixed,link N13:check
411 fixed,link N13:check
412 fixed,link N13:check
413 fixed,link N13:check
414 fixed,link N13:check key=254|7040
415 fixed,link N13:check with=8020 key=8020
416 fixed,link N13:check
417 fixed,link N13:check key=7040
420 link X..20 never=421
421 link N3+X..9 never=4307
422 link N3 with=01,02,03,8006,8026 never=426
423 link N3+[N3]+[N3]+[N3]+[N3] with=01,02,03 never=426
424 link N3 with=01,02,03 never=426
425 link N3+[N3]+[N3]+[N3]+[N3] with=01,02,03 never=426
426 link N3 with=01,02,03
427 link X..3 with=01+422,02+422,03+422
4300-4301 link X..35 with=00
4302 link X..70 with=00
4303 link X..70 with=4302
4304-4306 link X..70 with=00
4307 link X2 with=00
4308 link X..30 with=00
4309 link N10+N10 with=00
4310-4311 link X..35 with=00
4312 link X..70 with=00
4313 link X..70 with=4312
4314-4316 link X..70 with=00
4317 link X2 with=00
4318 link X..20 with=00
4319 link X..30 with=00
4320 link X..35 with=00
4321-4323 link N1 with=00
4324-4325 link N6:day0+N4:time with=00
4326 link N6:day with=00
4330 link N6+[X1] with=00 never=4331
4331 link N6+[X1] with=00 never=4330
4332 link N6+[X1] with=00 never=4333
4333 link N6+[X1] with=00 never=4332
7001 link N13 with=01,02,8006,8026
7002 link X..30 with=01,02
7003 link N6:day+N4:time with=01,02,03
7004 link N..4 with=01+10,03+10
7005 link X..12 with=01,02
7006 link N6:day with=01,02
7007 link N6:day+[N6:day] with=01,02
7008 link X..3 with=01,02
7009 link X..10 with=01,02
7010 link X..2 with=01,02,03
7011 link N6:day+[N4:time] with=01,02,03
7020 link X..20 with=01+416,03+416,8006+416
7021 link X..20 with=01,03,8006
7022 link X..20 with=01+7021,03+7021,8006+7021
7023 link X..30
7030-7039 link N3+X..27 with=01,02
7040 - N1+X1+X1+X1
7041 - X..4 with=00
710 link X..20 with=01
711 link X..20 with=01
712 link X..20 with=01
713 link X..20 with=01
714 link X..20 with=01
715 link X..20 with=01
716 link X..20 with=01
717 link X..20 with=01
7230-7239 link X2+X..28 with=01,8004
7240 link X..20 with=01,8006 never=03
7241 link N2 with=8017,8018
7242 link X..25 with=8017,8018
7250 link N8:fullday with=8018 never=7251
7251 link N8:fullday+N4:time with=8018 never=7250
7252 link N1 with=8018
7253-7254 link X..40 with=8017,8018 never=7256,7259
7255 link X..10 with=8017,8018 never=7256,7259
7256 link X..90 with=8017,8018
7257 link X..70 with=8018
7258 link X3 with=8018+7259
7259 link X..40 with=8018 never=7256
8001 link N4+N5+N3+N1+N1 with=01
8002 link X..20
8003 link N1+N13:check+[X..16] key
8004 link X..30 key=7040
8005 link N6 with=01,02
8006 link N14:check+N4 never=01,03,37 key=22,10,21
8007 link X..34 with=415
8008 link N6:day+N2+[N2]+[N2] with=01,02,03
8009 link X..50 with=00,01,03
8010 link Y..30 key=8011
8011 - N..12 with=8010
8012 link X..20 with=01,03,8006
8013 link X..25:pair key
8014 - X..25:pair:letter with=01
8017 link N18:check never=8018 key=8019
8018 link N18:check never=8017 key=8019
8019 - N..10 with=8017,8018
8020 - X..25 with=415
8026 link N14:check+N4 with=37 never=02,03,8006
8030 link Z..90 with=00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018
8040 - N15 with=01+21
8041 - N15 with=01+21+8040
8042 - N32 with=01+21+8040
8043 - N18+[N..2] with=01+21+8040
8110 link X..70
8111 link N4 with=255
8112 link X..70
8200 - X..70 with=01
90 link X..30
91-99 link X..90
`;

/**
 * Lists the identifiers of weights and measures: three digits, then the number of decimal places, 0 to 5. They have six
 * digits of data.
 */
const OF_TRADE_ITEM =
  '310 311 312 313 314 315 316 320 321 322 323 324 325 326 327 328 329 350 351 352 356 357 360 361 364 365 366';
const OF_LOGISTIC_UNIT =
  '330 331 332 333 334 335 336 340 341 342 343 344 345 346 347 348 349 353 354 355 362 363 367 368 369';
const measures = (codes: string, companions: string) =>
  codes.split(' ').map((code) => `${code}0-${code}5 fixed,link N6 with=${companions} never=${code}n`);

export interface FormatPart {
  readonly characters: 'N' | 'X' | 'Y' | 'Z';
  readonly length: number;
  /** Is true if this part of the data may be shorter than `length`. */
  readonly isVariable: boolean;
  readonly isOptional: boolean;
  readonly checks: readonly string[];
}

export interface Gs1Identifier {
  readonly code: string;
  readonly hasFixedLength: boolean;
  readonly isLinkAttribute: boolean;
  readonly format: readonly FormatPart[];
  /**
   * Lists groups of identifiers. All identifiers of one group must accompany this identifier. The list is empty if the
   * identifier may occur alone.
   */
  readonly companions: readonly (readonly string[])[];
  readonly excluded: readonly string[];
  /**
   * Lists sequences of qualifiers after a primary key of a Digital Link. It is undefined if the identifier is no
   * primary key.
   */
  readonly qualifiers: readonly (readonly string[])[] | undefined;
}

function formatPart(text: string): FormatPart {
  const [, open, characters = '', dots, length, checks] = /^(\[?)([NXYZ])(\.\.)?(\d+)((?::\w+)*)\]?$/.exec(text) ?? [];
  if (characters !== 'N' && characters !== 'X' && characters !== 'Y' && characters !== 'Z')
    throw new Error(`"${text}" is not a part of a format`);
  return {
    characters,
    length: Number(length),
    isVariable: dots !== undefined,
    isOptional: open === '[',
    checks: checks?.split(':').slice(1) ?? [],
  };
}

function identifiersOf(line: string): Gs1Identifier[] {
  const [codes = '', flags = '', format = '', ...rules] = line.split(' ');
  const rule = (name: string) =>
    rules.find((text) => text === name || text.startsWith(`${name}=`))?.slice(name.length + 1);
  const list = (text: string | undefined) => (text ? text.split(',') : []);
  const [from = '', to = from] = codes.split('-');
  const key = rule('key');
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => ({
    code: String(Number(from) + i).padStart(from.length, '0'),
    hasFixedLength: flags.includes('fixed'),
    isLinkAttribute: flags.includes('link'),
    format: format.split('+').map(formatPart),
    companions: list(rule('with')).map((group) => group.split('+')),
    excluded: list(rule('never')),
    qualifiers: key?.split('|').map(list),
  }));
}

/** Maps each assigned code to its identifier. No code is the beginning of another one. */
export const GS1_TABLE: ReadonlyMap<string, Gs1Identifier> = new Map(
  [
    ...LINES.trim().split('\n'),
    ...measures(OF_TRADE_ITEM, '01,02'),
    ...measures(OF_LOGISTIC_UNIT, '00,01'),
    ...measures('337', '01'),
  ]
    .flatMap(identifiersOf)
    .map((identifier) => [identifier.code, identifier]),
);

/** Returns the identifier with which the text begins. Returns undefined if no assigned identifier does. */
export function identifierAt(text: string): Gs1Identifier | undefined {
  return [2, 3, 4].map((length) => GS1_TABLE.get(text.slice(0, length))).find((one) => one !== undefined);
}

/** Returns true if the code of an identifier fits a pattern of the table, in which `n` stands for any digit. */
export const fitsPattern = (code: string, pattern: string): boolean =>
  code.length === pattern.length && Array.from(pattern).every((char, i) => char === 'n' || char === code[i]);
