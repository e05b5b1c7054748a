/** Describes an entry that a person can look up: a term, or a field of a form. */
import type { Text } from '@toric/contracts/kernel/sentence';

export type Entry = {
  readonly id: string;
  readonly kind: 'word' | 'field';
  readonly label: Text;
  readonly meaning: Text;
  readonly fill?: Text;
  readonly example?: Text;
};

const plain = (text: string) => text.toLocaleLowerCase('en').normalize('NFKC');

/**
 * Returns how well an entry matches: 0 for its name, 1 for the beginning of the name, 2 for a part of the name, 3 for a
 * part of its meaning. Returns undefined if it does not match.
 */
function rankOf({ label, meaning }: Entry, wanted: string): number | undefined {
  const names = [plain(label.en), plain(label.zh)];
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  return [meaning.en, meaning.zh].some((text) => plain(text).includes(wanted)) ? 3 : undefined;
}

/** Returns the sort rank of an entry. A term whose name matches comes before all fields, because it explains them. */
const placeOf = ({ entry: { kind }, rank }: { entry: Entry; rank: number }): number =>
  kind === 'word' && rank < 3 ? rank - 3 : rank;

/** Returns the entries whose name or meaning contains the text, in either language, the best match first. */
export function find(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = plain(typed.trim());
  if (wanted === '') return [];
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry, wanted);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ entry }) => entry);
}
