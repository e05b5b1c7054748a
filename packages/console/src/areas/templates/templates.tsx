import { ListTemplates, type TemplateSummary } from '@toric/contracts/customer/messages/template.http';
import { CHANNEL_WORDS } from '@toric/contracts/customer/messages/message.words';
import { TEMPLATE_CLASS_WORDS, TEMPLATE_WORDS } from '@toric/contracts/customer/messages/template.words';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

function Row({ template }: { readonly template: TemplateSummary }) {
  const t = useWords();
  return (
    <tr>
      <td>
        <Link to={`/templates/${template.template}`}>
          <b>{t(TEMPLATE_WORDS[template.template].label)}</b>
        </Link>
      </td>
      <td>
        <Badge words={TEMPLATE_CLASS_WORDS} value={template.class} />
      </td>
      <td>{template.channels.map((channel) => t(CHANNEL_WORDS[channel].label)).join(t({ en: ', ', zh: '、' }))}</td>
      <td className="num">{template.version}</td>
      <td>
        {template.savedAt ? (
          <>
            <When at={template.savedAt} /> · <PersonName id={template.savedBy} />
          </>
        ) : (
          <span className="dim">{t({ en: 'as the shop came', zh: '出厂文本' })}</span>
        )}
      </td>
      <td className="dim">{template.reason}</td>
    </tr>
  );
}

/** Lists the templates of mails and text messages. */
export default function TemplatesPage() {
  const t = useWords();
  const templates = useAnswer(ListTemplates);
  return (
    <>
      <PageHead
        title={{ en: 'Texts of messages', zh: '消息文本' }}
        about={{
          en: 'What people read in mails and text messages, in both languages.',
          zh: '邮件和短信的内容，中英双语。',
        }}
      />
      <section className="block rule">
        <Answered query={templates}>
          {({ data }) => (
            <ScrollTable>
              <thead>
                <tr>
                  <th>{t({ en: 'Message', zh: '消息' })}</th>
                  <th>{t({ en: 'Kind', zh: '类型' })}</th>
                  <th>{t({ en: 'Sent by', zh: '发送方式' })}</th>
                  <th className="num">{t({ en: 'Version', zh: '版本' })}</th>
                  <th>{t({ en: 'Changed', zh: '修改' })}</th>
                  <th>{t({ en: 'Why', zh: '原因' })}</th>
                </tr>
              </thead>
              <tbody>
                {data.map((template) => (
                  <Row key={template.template} template={template} />
                ))}
              </tbody>
            </ScrollTable>
          )}
        </Answered>
      </section>
    </>
  );
}
