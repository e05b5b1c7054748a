import { GetCustomer, SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { ListCustomerTags, TagCustomer, type TagView, UntagCustomer } from '@toric/contracts/customer/tags/tag.http';
import { IconX } from '@tabler/icons-react';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Answered } from '../../../kit/show/answered.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { TagChip } from '../../tags/tag-chip.tsx';
import { useTags } from '../../tags/use-tags.ts';

const refreshes = [ListCustomerTags, GetCustomer, SearchCustomers];
type Of = { readonly customerId: string };

function Give({ customerId, given }: Of & { readonly given: readonly string[] }) {
  const t = useWords();
  const { run, busy, problem } = useCommand(TagCustomer, { refreshes });
  const others = useTags().filter(({ id, isRetired }) => !isRetired && !given.includes(id));
  if (others.length === 0) return null;
  const give = (tagId: string) => void run({ params: { customerId, tagId } }).catch(() => undefined);
  return (
    <>
      <select
        className="input"
        aria-label={t({ en: 'Add a tag', zh: '添加标签' })}
        data-operation={TagCustomer.id}
        value=""
        disabled={busy}
        onChange={({ target }) => target.value && give(target.value)}
      >
        <option value="">{t({ en: 'Add a tag…', zh: '添加标签…' })}</option>
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

function TakeAway({ customerId, tag }: Of & { readonly tag: TagView }) {
  const t = useWords();
  const { run, busy } = useCommand(UntagCustomer, { refreshes });
  const { en, zh } = tag.name;
  const take = () => void run({ params: { customerId, tagId: tag.id } }).catch(() => undefined);
  return (
    <button
      type="button"
      className="icon-btn"
      data-operation={UntagCustomer.id}
      disabled={busy}
      aria-label={t({ en: `Take the tag “${en}” away`, zh: `移除标签“${zh}”` })}
      onClick={take}
    >
      <IconX size={14} stroke={1.5} aria-hidden />
    </button>
  );
}

/** Shows the tags of a customer. A tag is added or removed at once. */
export function CustomerTags({ customerId }: Of) {
  const t = useWords();
  const may = useMay();
  const query = useAnswer(ListCustomerTags, { params: { customerId } }, { enabled: may(ListCustomerTags) });
  if (!may(ListCustomerTags)) return null;
  return (
    <Block title={{ en: 'Tags', zh: '标签' }}>
      <Answered query={query} rows={1}>
        {({ data }) => (
          <>
            <ul className="row wrap">
              {data.map(({ tag }) => (
                <li className="row" key={tag.id}>
                  <TagChip tag={tag} />
                  {may(UntagCustomer) && <TakeAway customerId={customerId} tag={tag} />}
                </li>
              ))}
              {data.length === 0 && <li className="fine dim">{t({ en: 'No tags.', zh: '没有标签。' })}</li>}
            </ul>
            {may(TagCustomer) && <Give customerId={customerId} given={data.map(({ tag }) => tag.id)} />}
          </>
        )}
      </Answered>
    </Block>
  );
}
