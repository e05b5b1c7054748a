import type { Language } from '@toric/contracts/kernel/sentence';

/** Lists fonts that every mail program has, including fonts for Chinese. */
const FONTS = "Helvetica, Arial, 'PingFang SC', 'Microsoft YaHei', sans-serif";
const FOOTER = {
  en: 'This mail was sent by Toric, because of your account, your order or your prescription.',
  zh: '本邮件由 Toric 发送，与您的账户、订单或处方有关。',
} as const;
const UNSUBSCRIBE = { en: 'Send me no more reminders', zh: '不再接收提醒' } as const;

/**
 * Returns the whole MJML document of a mail. The colours have a contrast of at least 4.5 to 1 (WCAG AA). The
 * unsubscribe link is shown only if the template has one.
 */
export const layout = (
  language: Language,
  body: string,
): string => `<mjml lang="${language === 'zh' ? 'zh-CN' : 'en'}" dir="ltr">
<mj-head>
<mj-title>{{ subject }}</mj-title>
<mj-attributes>
<mj-all font-family="${FONTS}" />
<mj-text font-size="16px" line-height="1.5" color="#1f2933" />
<mj-button background-color="#0b5c7a" color="#ffffff" font-size="16px" border-radius="6px" align="left" />
</mj-attributes>
</mj-head>
<mj-body background-color="#f3f5f7">
<mj-section background-color="#ffffff" padding="24px 8px">
<mj-column>
<mj-text font-size="20px" font-weight="bold" color="#0b5c7a">Toric</mj-text>
${body}
</mj-column>
</mj-section>
<mj-section padding="8px">
<mj-column>
<mj-text font-size="13px" color="#52606d">${FOOTER[language]}{% if unsubscribeLink != "" %} <a href="{{ unsubscribeLink }}">${UNSUBSCRIBE[language]}</a>{% endif %}</mj-text>
</mj-column>
</mj-section>
</mj-body>
</mjml>`;
