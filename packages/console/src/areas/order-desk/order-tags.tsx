import { GetOrder, ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { type OrderTagView, TagOrder, UntagOrder } from '@toric/contracts/order/tags/order-tag.http';
import { IconX } from '@tabler/icons-react';
import { useCommand, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Block } from '../../kit/show/block.tsx';
import { TagChip } from '../tags/tag-chip.tsx';
import { useOrderTags } from './use-order-tags.ts';

const refreshes = [GetOrder, ListOrders];
type Of = { readonly orderId: string };

/** Shows the tag with this id, for the chip of a filter. */
export function OrderTagName({ id }: { readonly id: string }) {
  const tag = useOrderTags().find((one) => one.id === id);
  return tag ? <TagChip tag={tag} /> : <span className="mono">…{id.slice(-6)}</span>;
}

function Give({ orderId, given }: Of & { readonly given: readonly string[] }) {
  const t = useWords();
  const { run, busy, problem } = useCommand(TagOrder, { refreshes });
  const others = useOrderTags().filter(({ id, isRetired }) => !isRetired && !given.includes(id));
  if (others.length === 0) return null;
  const give = (tagId: string) => void run({ params: { orderId, tagId } }).catch(() => undefined);
  return (
    <>
      <select
        className="input"
        aria-label={t(text('Add a tag', '添加标签'))}
        data-operation={TagOrder.id}
        value=""
        disabled={busy}
        onChange={({ target }) => target.value && give(target.value)}
      >
        <option value="">{t(text('Add a tag…', '添加标签…'))}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {t(name)}
          </option>
        ))}
      </select>
      <Refusal problem={problem} />
    </>
  );
}

function TakeAway({ orderId, tag }: Of & { readonly tag: OrderTagView }) {
  const t = useWords();
  const { run, busy } = useCommand(UntagOrder, { refreshes });
  const { en, zh } = tag.name;
  const take = () => void run({ params: { orderId, tagId: tag.id } }).catch(() => undefined);
  return (
    <button
      type="button"
      className="icon-btn"
      data-operation={UntagOrder.id}
      disabled={busy}
      aria-label={t(text(`Take the tag “${en}” away`, `移除标签“${zh}”`))}
      onClick={take}
    >
      <IconX size={14} stroke={1.5} aria-hidden />
    </button>
  );
}

/** Shows the tags of an order. A tag is added or removed at once. */
export function OrderTags({ record: { id: orderId, tagIds } }: { readonly record: OrderView }) {
  const t = useWords();
  const may = useMay();
  const known = useOrderTags();
  const given = tagIds.flatMap((id) => known.find((tag) => tag.id === id) ?? []);
  return (
    <Block title={text('Tags', '标签')}>
      <ul className="row wrap">
        {given.map((tag) => (
          <li className="row" key={tag.id}>
            <TagChip tag={tag} />
            {may(UntagOrder) && <TakeAway orderId={orderId} tag={tag} />}
          </li>
        ))}
        {given.length === 0 && <li className="fine dim">{t(text('No tags.', '没有标签。'))}</li>}
      </ul>
      {may(TagOrder) && <Give orderId={orderId} given={tagIds} />}
    </Block>
  );
}
