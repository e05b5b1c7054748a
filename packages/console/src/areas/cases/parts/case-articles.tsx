import { LinkCaseArticle, ListArticles } from '@toric/contracts/customer/cases/article.http';
import { GetCase } from '@toric/contracts/customer/cases/case.http';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { ActionButton } from '../../../kit/record/action-button.tsx';
import { type Shown, unlinkArticle } from '../actions.ts';

/** Finds articles by their words, and links one of them to the case. */
function Find({ caseId, linked }: { readonly caseId: string; readonly linked: readonly string[] }) {
  const t = useWords();
  const [q, setQ] = useState('');
  const words = q.trim();
  const found = useAnswer(
    ListArticles,
    { query: { retired: 'false', limit: 10, ...(words && { q: words }) } },
    { keep: true },
  );
  const { run, busy, problem } = useCommand(LinkCaseArticle, { refreshes: [GetCase] });
  return (
    <div className="stack">
      <TextInput
        label={t({ en: 'Find an article', zh: '查找文章' })}
        value={q}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => setQ(value)}
      />
      {problem && <Refusal problem={problem} />}
      <ul className="stack">
        {(found.data?.data ?? [])
          .filter(({ id }) => !linked.includes(id))
          .map(({ id, title }) => (
            <li key={id} className="row between">
              <Link to={`/articles/${id}`}>{t(title)}</Link>
              <button
                type="button"
                className="btn small"
                data-operation={LinkCaseArticle.id}
                disabled={busy}
                onClick={() =>
                  void run({ params: { caseId }, body: { articleId: id, linked: true } }).catch(() => undefined)
                }
              >
                {t({ en: 'Name it here', zh: '关联到此工单' })}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Lists the articles that a case names, with a search for others. */
export function CaseArticles({ record: { id: caseId, articles } }: { readonly record: Shown }) {
  const t = useWords();
  const may = useMay();
  return (
    <div className="stack-4">
      {articles.length === 0 && <p className="dim">{t({ en: 'It names no article yet.', zh: '尚未关联文章。' })}</p>}
      <ul className="stack">
        {articles.map(({ id, title }) => (
          <li key={id} className="row between">
            <Link to={`/articles/${id}`}>{t(title)}</Link>
            <ActionButton action={unlinkArticle} record={{ caseId, articleId: id }} small />
          </li>
        ))}
      </ul>
      {may(LinkCaseArticle) && <Find caseId={caseId} linked={articles.map(({ id }) => id)} />}
    </div>
  );
}
