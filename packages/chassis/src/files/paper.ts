/** Writes on A4 pages from top to bottom, and begins another page when one is full. */
import { lineAt, PAGE, type PdfFont, textAt, widthOf, wrap } from './pdf.ts';

const MARGIN = 56;
const LEFT = MARGIN;
const RIGHT = PAGE.width - MARGIN;
const TOP = PAGE.height - MARGIN;
/** Text stays above this line, and the foot of the page is below it. The number is in points from the lower edge. */
const LAST_LINE = MARGIN + 30;
const SIZE = 10;
const LEADING = 14;
/** The space between two columns has this number of points. */
const GAP = 6;

/** Describes a column of a table. The width is in points. Numbers are aligned at the end. */
export type PaperColumn = { readonly title: string; readonly width: number; readonly align?: 'end' };
/** Holds the PDF operators of each page, and the height at which the next line is written. */
export type Paper = { readonly pages: string[][]; y: number };
type Row = readonly string[];

export const openPaper = (): Paper => ({ pages: [[]], y: TOP });

const put = ({ pages }: Paper, operators: string) => void pages.at(-1)?.push(operators);

/** Begins another page if this number of points does not fit on the present page. Returns true if it began one. */
function ensure(paper: Paper, points: number): boolean {
  if (paper.y - points >= LAST_LINE) return false;
  paper.pages.push([]);
  paper.y = TOP;
  return true;
}

export function writeHeading(paper: Paper, text: string): void {
  put(paper, textAt(text, { x: LEFT, y: paper.y - 8, size: 20, font: 'bold' }));
  paper.y -= 36;
}

/** Writes pairs of a label and a value, one pair below the other. */
export function writeFacts(paper: Paper, rows: readonly (readonly [label: string, value: string])[]): void {
  const width = Math.max(...rows.map(([label]) => widthOf(label, SIZE))) + 16;
  for (const [label, value] of rows) {
    ensure(paper, LEADING);
    put(paper, textAt(label, { x: LEFT, y: paper.y, size: SIZE }));
    put(paper, textAt(value, { x: LEFT + width, y: paper.y, size: SIZE, font: 'bold' }));
    paper.y -= LEADING;
  }
  paper.y -= LEADING;
}

/** Writes two blocks of lines side by side. The first line of each block is its title. */
export function writeBesideEachOther(paper: Paper, left: Row, right: Row): void {
  const middle = (LEFT + RIGHT) / 2;
  const sides = [left, right].map((lines) => lines.flatMap((line) => wrap(line, middle - LEFT - 2 * GAP, SIZE)));
  const height = Math.max(...sides.map(({ length }) => length)) * LEADING;
  ensure(paper, height);
  sides.forEach((lines, side) =>
    lines.forEach((line, at) => {
      const font = at === 0 ? 'bold' : 'sans';
      const place = { x: side === 0 ? LEFT : middle, y: paper.y - at * LEADING, size: SIZE, font } as const;
      put(paper, textAt(line, place));
    }),
  );
  paper.y -= height + LEADING;
}

const linesIn = (row: Row, columns: readonly PaperColumn[], font: PdfFont) =>
  columns.map(({ width }, at) => wrap(row[at] ?? '', width - GAP, SIZE, font));
const heightOf = (lines: readonly (readonly string[])[]) => Math.max(...lines.map(({ length }) => length)) * LEADING;

function writeRow(paper: Paper, columns: readonly PaperColumn[], row: Row, font: PdfFont): void {
  const lines = linesIn(row, columns, font);
  let from = LEFT;
  columns.forEach(({ width, align }, column) => {
    const x = align === 'end' ? from + width - GAP : from;
    lines[column]?.forEach((line, at) => {
      put(paper, textAt(line, { x, y: paper.y - at * LEADING, size: SIZE, font, ...(align && { align }) }));
    });
    from += width;
  });
  paper.y -= heightOf(lines) + 2;
}

function writeTitles(paper: Paper, columns: readonly PaperColumn[]): void {
  const titles = columns.map(({ title }) => title);
  writeRow(paper, columns, titles, 'bold');
  put(paper, lineAt(paper.y + LEADING - 4, LEFT, RIGHT));
  paper.y -= 4;
}

/** Writes a table. Its titles are repeated on each page. `sum` is its last row. */
export function writeTable(paper: Paper, columns: readonly PaperColumn[], rows: readonly Row[], sum?: Row): void {
  ensure(paper, 4 * LEADING);
  writeTitles(paper, columns);
  for (const row of rows) {
    if (ensure(paper, heightOf(linesIn(row, columns, 'sans')) + 2)) writeTitles(paper, columns);
    writeRow(paper, columns, row, 'sans');
  }
  if (sum) {
    if (ensure(paper, 2 * LEADING)) writeTitles(paper, columns);
    put(paper, lineAt(paper.y + LEADING - 4, LEFT, RIGHT));
    paper.y -= 2;
    writeRow(paper, columns, sum, 'bold');
  }
  paper.y -= LEADING;
}

export function writeText(paper: Paper, text: string): void {
  for (const line of wrap(text, RIGHT - LEFT, SIZE)) {
    ensure(paper, LEADING);
    put(paper, textAt(line, { x: LEFT, y: paper.y, size: SIZE }));
    paper.y -= LEADING;
  }
}

/** Returns the PDF operators of each page, with its foot. */
export const finished = ({ pages }: Paper, foot: (page: number, of: number) => string): string[] =>
  pages.map((page, at) => {
    const place = { x: RIGHT, y: MARGIN, size: 8, align: 'end' } as const;
    return [...page, textAt(foot(at + 1, pages.length), place)].join('\n');
  });
