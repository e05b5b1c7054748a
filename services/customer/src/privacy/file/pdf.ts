/**
 * Writes lines of text as a PDF (ISO 32000-1). Lines in Latin letters use Courier, and all others the Chinese font that
 * readers of PDF bring with them (9.7.5.2, `UniGB-UCS2-H`), so that no font must be embedded. The JSON of the same request
 * has every character, also of scripts that neither font has.
 */
const [WIDTH, HEIGHT, MARGIN, SIZE, LEADING] = [595, 842, 50, 9, 13];
const LINES_ON_PAGE = Math.floor((HEIGHT - 2 * MARGIN) / LEADING);
const ROOM = WIDTH - 2 * MARGIN;

const isLatin = (line: string) => /^[\x20-\x7e\xa0-\xff]*$/.test(line);
/** The width of a character in points: a Latin letter of Courier has 0.6 of the size, a Chinese sign the whole size. */
const widthOf = (character: string) => (isLatin(character) ? 0.6 * SIZE : SIZE);

/** Breaks a line that is wider than the page. */
function wrapped(line: string): string[] {
  const lines: string[] = [];
  let [part, width] = ['', 0];
  for (const character of line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')) {
    if (width + widthOf(character) > ROOM) {
      lines.push(part);
      [part, width] = ['  ', 2 * 0.6 * SIZE];
    }
    part += character;
    width += widthOf(character);
  }
  return [...lines, part];
}

const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
const latin = (text: string) => Buffer.from(text, 'latin1').toString('hex');

/** Returns the operators that show one page. */
const contentOf = (lines: readonly string[]): string =>
  [
    `BT ${LEADING} TL ${MARGIN} ${HEIGHT - MARGIN} Td`,
    ...lines.map(
      (line) => `${isLatin(line) ? `/L ${SIZE} Tf <${latin(line)}>` : `/C ${SIZE} Tf <${ucs2(line)}>`} Tj T*`,
    ),
    'ET',
  ].join('\n');

const FONTS = [
  '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 6 0 R >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];
/** The catalogue and the pages are the objects 1 and 2, and the fonts follow. Each page is two objects. */
const FIRST_PAGE = 3 + FONTS.length;

export function pdfOf(lines: readonly string[]): Buffer {
  const all = lines.flatMap(wrapped);
  const pages: string[][] = [];
  for (let from = 0; from < Math.max(1, all.length); from += LINES_ON_PAGE)
    pages.push(all.slice(from, from + LINES_ON_PAGE));
  const kids = pages.map((_, index) => `${FIRST_PAGE + 2 * index} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /L 3 0 R /C 4 0 R >> >> >>`,
    ...FONTS,
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /Contents ${FIRST_PAGE + 2 * index + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assembled(objects);
}

/** Joins the objects with the table of their places. All of them are ASCII, so a character is a byte. */
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
