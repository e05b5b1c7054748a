import type { TagView } from '@toric/contracts/customer/tags/tag.http';
import { useWords } from '../../app/words.ts';
import './tags.css';
import { useTags } from './use-tags.ts';

/** Shows a tag in its colour. Its name is written, so nobody needs to see the colour. */
export function TagChip({ tag: { name, colour } }: { readonly tag: Pick<TagView, 'name' | 'colour'> }) {
  const t = useWords();
  return <span className={`badge tag-${colour}`}>{t(name)}</span>;
}

/** Shows the tag with this id, for the chip of a filter. */
export function TagName({ id }: { readonly id: string }) {
  const tag = useTags().find((one) => one.id === id);
  return tag ? <TagChip tag={tag} /> : <span className="mono">…{id.slice(-6)}</span>;
}
