import { PAGE, pdfDocument, textAt, wrap } from '@toric/chassis/files/pdf';

const [MARGIN, SIZE, LEADING] = [50, 9, 13];
const LINES_ON_PAGE = Math.floor((PAGE.height - 2 * MARGIN) / LEADING);
const ROOM = PAGE.width - 2 * MARGIN;

const contentOf = (lines: readonly string[]) =>
  lines.map((line, at) =>
    textAt(line, { x: MARGIN, y: PAGE.height - MARGIN - at * LEADING, size: SIZE, font: 'mono' }),
  );

/**
 * Writes lines of text as a PDF. The JSON of the same request has every character, also of scripts for which the PDF
 * has no font.
 */
export function pdfOf(lines: readonly string[]): Buffer {
  const all = lines.flatMap((line) => wrap(line, ROOM, SIZE, 'mono'));
  const pages: string[] = [];
  for (let from = 0; from < Math.max(1, all.length); from += LINES_ON_PAGE)
    pages.push(contentOf(all.slice(from, from + LINES_ON_PAGE)).join('\n'));
  return pdfDocument(pages);
}
