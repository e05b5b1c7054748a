import { query } from '@toric/chassis/http/endpoint';
import { PreviewTemplate } from '@toric/contracts/customer/messages/template.http';
import type { Reader } from '../../reader.store.ts';
import { checkTexts, exampleValues } from '../letters/check-texts.ts';
import { parseLetter } from '../letters/liquid.ts';
import { readVersion, shippedVersion } from '../template.store.ts';

/** POST /message-templates/{template}/preview. Renders the given texts, or the present version, with example values. */
export const previewMessageTemplate = ({ publicUrl }: { publicUrl: string }) =>
  query<typeof PreviewTemplate, Reader>(PreviewTemplate, {
    async run({ params: { template }, body: { language, contents }, db }) {
      const version = contents
        ? { contents, html: await checkTexts(template, contents, publicUrl) }
        : ((await readVersion(db, template, undefined)) ?? shippedVersion(template));
      const letter = parseLetter(version.contents[language], version.html[language]);
      return letter.render(exampleValues(template, language, publicUrl));
    },
  });
