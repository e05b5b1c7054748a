/**
 * Writes text as a PDF (ISO 32000-1). No font must be embedded. Latin letters use fonts that every reader has
 * (9.6.2.2). All other letters use the Chinese font that readers bring with them (9.7.5.2, `UniGB-UCS2-H`).
 */
import { HELVETICA, HELVETICA_BOLD } from './pdf-widths.ts';

/** States the size of a page (A4) in points. The origin is its lower left corner. */
export const PAGE = { width: 595, height: 842 } as const;

export type PdfFont = 'mono' | 'sans' | 'bold';
export type Placed = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly font?: PdfFont;
  /** If set, the text ends at `x`. Otherwise it begins there. */
  readonly align?: 'end';
};

const NAMES: Readonly<Record<PdfFont, string>> = { mono: 'L', sans: 'S', bold: 'B' };
/** Maps the signs of WinAnsiEncoding outside Latin-1 that texts of a shop use to their codes. */
const WIN_ANSI: Readonly<Record<string, number>> = {
  ...{ '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97 },
  ...{ Š: 0x8a, Œ: 0x8c, Ž: 0x8e, š: 0x9a, œ: 0x9c, ž: 0x9e, Ÿ: 0x9f, '™': 0x99 },
};
const isLatin = (character: string) => /^[\x20-\x7e\xa0-\xff]$/.test(character) || character in WIN_ANSI;

/**
 * Replaces signs that no font of the file has: special spaces, the minus sign, control characters, and signs beyond
 * UCS-2.
 */
const showable = (text: string) =>
  text
    .replace(/[\u202f\u2007\u2009]/g, '\u00a0')
    .replaceAll('\u2212', '-')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u{10000}-\u{10ffff}]/gu, '□');

function thousandths(character: string, font: PdfFont): number {
  if (!isLatin(character)) return 1_000;
  if (font === 'mono') return 600;
  const widths = font === 'bold' ? HELVETICA_BOLD : HELVETICA;
  const base = character.normalize('NFD').charCodeAt(0); // an accent does not change the width of its letter
  return widths[base - 0x20] ?? 556;
}

/** Returns the width of a text in points. */
export const widthOf = (text: string, size: number, font: PdfFont = 'sans'): number =>
  Array.from(showable(text)).reduce((sum, character) => sum + thousandths(character, font), 0) * (size / 1_000);

const hex = (text: string, font: string) => {
  if (font === 'C') return Buffer.from(text, 'utf16le').swap16().toString('hex');
  const bytes = Array.from(text, (character) => WIN_ANSI[character] ?? character.charCodeAt(0));
  return Buffer.from(bytes).toString('hex');
};

/** Divides a text into runs of Latin letters and runs of other signs, because each run has one font. */
function runsOf(text: string, font: PdfFont): { text: string; font: string }[] {
  const runs: { text: string; font: string }[] = [];
  for (const character of showable(text)) {
    const name = isLatin(character) ? NAMES[font] : 'C';
    const last = runs.at(-1);
    if (last?.font === name) last.text += character;
    else runs.push({ text: character, font: name });
  }
  return runs;
}

const round = (n: number) => Math.round(n * 100) / 100;

/** Returns the PDF operators that show a text at a place. */
export function textAt(text: string, { x, y, size, font = 'sans', align }: Placed): string {
  const start = align === 'end' ? x - widthOf(text, size, font) : x;
  const shown = runsOf(text, font).map((run) => `/${run.font} ${size} Tf <${hex(run.text, run.font)}> Tj`);
  return ['BT', `${round(start)} ${round(y)} Td`, ...shown, 'ET'].join('\n');
}

/** Returns the PDF operators that draw a thin horizontal line. */
export const lineAt = (y: number, from: number, to: number): string =>
  `0.5 w 0.6 G ${round(from)} ${round(y)} m ${round(to)} ${round(y)} l S 0 G`;

/**
 * Breaks a text into lines of at most this width in points. It breaks at spaces and between Chinese or Japanese
 * characters, and within another word only if the word is wider than a line.
 */
export function wrap(text: string, width: number, size: number, font: PdfFont = 'sans'): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of showable(text).match(/ +|[^ \u2e80-\uffef]+|[\u2e80-\uffef]/g) ?? []) {
    if (widthOf(line + word, size, font) <= width) {
      line += word;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = word.trimStart();
    while (widthOf(line, size, font) > width) {
      let cut = line.length - 1;
      while (cut > 1 && widthOf(line.slice(0, cut), size, font) > width) cut -= 1;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return [...lines, line];
}

const FONTS = [
  '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 8 0 R >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];
/** The catalogue and the page tree are the objects 1 and 2, and the fonts follow. Each page has two objects. */
const FIRST_PAGE = 3 + FONTS.length;
const RESOURCES = '/Font << /L 3 0 R /S 4 0 R /B 5 0 R /C 6 0 R >>';

/** Returns the PDF file. The caller gives each page as its PDF operators. */
export function pdfDocument(pages: readonly string[], language: 'en' | 'zh' = 'en'): Buffer {
  const kids = pages.map((_, index) => `${FIRST_PAGE + 2 * index} 0 R`);
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return assembled([
    `<< /Type /Catalog /Pages 2 0 R /Lang (${lang}) >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << ${RESOURCES} >> >>`,
    ...FONTS,
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${FIRST_PAGE + 2 * index + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]);
}

/** Joins the objects and adds the table of their offsets. All objects are ASCII, so a character is a byte. */
function assembled(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, 'latin1');
}
