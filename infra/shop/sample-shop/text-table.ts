/** Formats rows under headings, each column as wide as its widest cell. `right` names the right-aligned columns. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] }: { right?: readonly string[] } = {},
): string[] {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const print = (row: readonly string[]) =>
    headings
      .map((heading, column) => {
        const cell = row[column] ?? '';
        const width = widths[column] ?? 0;
        return right.includes(heading) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [print(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(print)];
}
