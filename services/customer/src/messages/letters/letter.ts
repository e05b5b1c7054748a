import type { TemplateContents, TemplateTexts } from '@toric/contracts/customer/messages/template.http';
import type { Language, Text } from '@toric/contracts/kernel/sentence';

/**
 * Describes a letter that ships with the program: paragraphs and one button. Staff may replace its MJML by any other.
 */
export type Letter = {
  readonly subject: Text;
  readonly paragraphs: readonly Text[];
  /**
   * Names the value with a text that a person wrote. The text is shown between the paragraphs and the end, with its
   * line breaks.
   */
  readonly quote?: string;
  /** `href` of the button is a Liquid text, for example `{{ link }}`. */
  readonly button?: { readonly label: Text; readonly href: string };
  /** Holds the text message of a template that is also sent as a text message. */
  readonly sms?: Text;
};

const GREETING: Text = {
  en: 'Hello{% if name != "" %} {{ name }}{% endif %},',
  zh: '{% if name != "" %}{{ name }}，{% endif %}您好：',
};
const CLOSING: Text = { en: 'Your Toric team', zh: 'Toric 团队敬上' };

const mjText = (text: string) => `<mj-text>${text}</mj-text>`;

function textsOf({ subject, paragraphs, quote, button, sms }: Letter, language: Language): TemplateTexts {
  const lines = [GREETING, ...paragraphs].map((text) => text[language]);
  const link = button && { label: button.label[language], href: button.href };
  return {
    subject: subject[language],
    mjml: [
      ...lines.map(mjText),
      ...(quote ? [mjText(`<div style="white-space:pre-line">{{ ${quote} }}</div>`)] : []),
      ...(link ? [`<mj-button href="${link.href}">${link.label}</mj-button>`] : []),
      mjText(CLOSING[language]),
    ].join('\n'),
    text: [
      ...lines,
      ...(quote ? [`{{ ${quote} }}`] : []),
      ...(link ? [`${link.label}: ${link.href}`] : []),
      CLOSING[language],
    ].join('\n\n'),
    ...(sms && { sms: sms[language] }),
  };
}

/** Returns the texts of a letter in both languages, in the form in which staff edit them. */
export const contentsOf = (letter: Letter): TemplateContents => ({
  en: textsOf(letter, 'en'),
  zh: textsOf(letter, 'zh'),
});
