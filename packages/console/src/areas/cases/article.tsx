import { type Article, GetArticle, SaveArticle } from '@toric/contracts/customer/cases/article.http';
import { text, useLanguage } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Said } from '../../kit/show/said.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { PersonName } from '../changes/person-name.tsx';
import './parts/cases.css';

type Props = { readonly record: Article };

/** Shows the text of an article in the language of the person first, and the other language below. */
function Texts({ record: { texts } }: Props) {
  const language = useLanguage();
  const languages = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <div className="stack-4">
      {languages.map((one) => (
        <section key={one} lang={one === 'zh' ? 'zh-CN' : 'en'}>
          <h2>{texts[one].title}</h2>
          <p className="case-words">{texts[one].body}</p>
        </section>
      ))}
    </div>
  );
}

function Versions({ record: { versions } }: Props) {
  const entries = versions.map(({ version, reason, savedBy, savedAt }) => ({
    ...{ id: String(version), at: savedAt, detail: reason },
    body: (
      <b>
        <Said>{text(`Version ${version}`, `版本 ${version}`)}</Said>
      </b>
    ),
    pin: <PersonName id={savedBy} />,
  }));
  return <Timeline entries={entries} />;
}

function About({ record: { uses, retired, version } }: Props) {
  return (
    <Said>
      {text(
        `Version ${version}, named in ${uses} cases${retired ? ', retired' : ''}`,
        `版本 ${version}，关联 ${uses} 个工单${retired ? '，已停用' : ''}`,
      )}
    </Said>
  );
}

/** Shows one knowledge article with its versions. */
export default recordPage({
  operation: GetArticle,
  params: ['articleId'],
  list: { label: text('Knowledge articles', '知识文章'), href: '/articles' },
  title: ({ title }) => <Said>{title}</Said>,
  facts: About,
  actions: [
    {
      href: ({ id }) => `/articles/${id}/change`,
      label: text('Change it', '更改'),
      tone: 'main',
      key: 'e',
      operation: SaveArticle,
    },
  ],
  tabs: [
    { id: 'text', label: text('Text', '正文'), content: Texts },
    { id: 'versions', label: text('Versions', '版本'), content: Versions },
  ],
});
