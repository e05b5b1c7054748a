/**
 * Returns `text` with `content` between the markers `<!-- name -->` and `<!-- /name -->`. The text outside the markers
 * does not change. Throws if a marker is missing.
 */
export function replaceBlock(file: string, text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) {
    throw new Error(`${file} has no block for its generated text: add the lines '${open}' and '${close}'`);
  }
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}
