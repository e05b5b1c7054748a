// Generated text inside a file that people write: it lies between `<!-- name -->` and `<!-- /name -->`.
// Everything outside the marks is left as it is.

export function replaceBlock(file: string, text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) {
    throw new Error(`${file} has no place for its generated part: put '${open}' and '${close}' on lines of their own`);
  }
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}
