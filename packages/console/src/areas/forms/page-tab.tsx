import type { FormView } from '@toric/contracts/customer/forms/form.http';
import { FORM_OUTCOME_WORDS } from '@toric/contracts/customer/forms/form.words';
import { CONSENT_PURPOSE_WORDS } from '@toric/contracts/customer/consent/consent.words';
import { text, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Said } from '../../kit/show/said.tsx';
import { PersonName } from '../changes/person-name.tsx';

type Shown = { readonly record: FormView };

const addressOf = (slug: string) => `${location.origin}/forms/${slug}`;

/** Shows the address of the form, and the HTML lines that embed it in another site. */
export function PageTab({ record: { slug, state, settings } }: Shown) {
  const t = useWords();
  const address = addressOf(slug);
  const frame = `<iframe src="${address}" title="${settings.title.en}" width="100%" height="720" loading="lazy"></iframe>`;
  return (
    <div className="stack-4">
      <section>
        <h2>{t(text('Its page', '页面'))}</h2>
        {state === 'open' ? (
          <p>
            <a href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          </p>
        ) : (
          <p>
            {t(
              text('The page says that the form is closed. Open the form first.', '页面显示表单已关闭，请先开放表单。'),
            )}
          </p>
        )}
      </section>
      <section>
        <h2>{t(text('In a page of another site', '嵌入其他网站'))}</h2>
        {settings.origins.length === 0 ? (
          <p>
            {t(text('No site may show it. Name the sites in its settings.', '尚无网站可以嵌入，请在设置中填写网站。'))}
          </p>
        ) : (
          <>
            <p>{t(text('Copy these lines into the page:', '请将以下内容复制到网页中：'))}</p>
            <p className="quote mono">{frame}</p>
            <p>{settings.origins.map(({ origin }) => origin).join(', ')}</p>
          </>
        )}
      </section>
    </div>
  );
}

/** Shows how a submission of the form is handled. */
export function FormTerms({ record: { settings, published, isEdited, slug } }: Shown) {
  const t = useWords();
  const { becomes, consentPurpose, ownerId, keepDays } = settings;
  return (
    <Block title={text('Settings', '设置')}>
      <Facts
        rows={[
          { label: text('Becomes', '生成'), value: <Said>{FORM_OUTCOME_WORDS[becomes].label}</Said> },
          {
            label: text('Asks consent for', '征求同意'),
            value: consentPurpose && <Said>{CONSENT_PURPOSE_WORDS[consentPurpose].label}</Said>,
          },
          { label: text('Colleague', '负责同事'), value: ownerId && <PersonName id={ownerId} /> },
          { label: text('Kept for', '保存'), value: t(text(`${keepDays} days`, `${keepDays} 天`)) },
          { label: text('Version', '版本'), value: published },
          {
            label: text('Changes', '更改'),
            value: isEdited && published !== null ? <Said>{text('not shown yet', '尚未公开')}</Said> : null,
          },
          { label: text('Address', '地址'), value: <span className="mono">{slug}</span> },
        ]}
      />
    </Block>
  );
}
