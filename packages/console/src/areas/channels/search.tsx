import { type ChannelItemView, SearchChannelItems } from '@toric/contracts/customer/channels/channel-item.http';
import { CHANNEL_ITEM_KIND_WORDS, SOCIAL_NETWORK_WORDS } from '@toric/contracts/customer/channels/channel.words';
import { type SyntheticEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { When } from '../../kit/show/when.tsx';

const SHOWN = 200;

function Hits({ items, isCut }: { readonly items: readonly ChannelItemView[]; readonly isCut: boolean }) {
  const t = useWords();
  if (items.length === 0)
    return (
      <p className="dim">
        {t(text('Nothing has these words. Try the beginning of a word.', '没有包含这些词的内容。请尝试词的开头。'))}
      </p>
    );
  return (
    <>
      {isCut && (
        <p className="dim">{t(text('There are more. Add a word to see fewer.', '结果较多，请增加词语缩小范围。'))}</p>
      )}
      <ScrollTable edge>
        <thead>
          <tr>
            <th>{t(text('Words', '内容'))}</th>
            <th>{t(text('Who wrote', '作者'))}</th>
            <th>{t(text('Kind', '类型'))}</th>
            <th>{t(text('Network', '网络'))}</th>
            <th>{t(text('Written', '时间'))}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link to={`/channel-items/${item.id}`}>{item.text.slice(0, SHOWN)}</Link>
              </th>
              <td>{item.author.name ?? item.author.handle ?? '–'}</td>
              <td>
                <Badge words={CHANNEL_ITEM_KIND_WORDS} value={item.kind} />
              </td>
              <td>
                <Badge words={SOCIAL_NETWORK_WORDS} value={item.network} />
              </td>
              <td>
                <When at={item.happenedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}

function Found({ sought }: { readonly sought: string }) {
  const query = useAnswer(SearchChannelItems, { query: { text: sought } }, { keep: true });
  return <Answered query={query}>{({ data, isCut }) => <Hits items={data} isCut={isCut} />}</Answered>;
}

/** Searches the texts of the items of all channels. */
export default function SearchPage() {
  const t = useWords();
  const [search, setSearch] = useSearchParams();
  const sought = search.get('text') ?? '';
  const [typed, setTyped] = useState(sought);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setSearch(typed.trim() === '' ? {} : { text: typed.trim() });
  };
  return (
    <>
      <PageHead
        title={text('Search words on other systems', '搜索外部渠道内容')}
        about={text(
          'Finds words by their beginnings, in tickets, comments and direct messages.',
          '按词的开头搜索客服对话、评论和私信。',
        )}
      />
      <form className="pad row wrap" role="search" onSubmit={send}>
        <label className="row">
          <span className="nowrap">{t(text('Words', '内容'))}</span>
          <input
            className="input"
            type="search"
            maxLength={100}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <button type="submit" className="btn main" data-operation={SearchChannelItems.id}>
          {t(text('Search', '搜索'))}
        </button>
      </form>
      {sought !== '' && <Found sought={sought} />}
    </>
  );
}
