import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { reportVerifier } from './bounces/report-signature.ts';
import { getMessage } from './features/get-message.ts';
import { getMessageTemplate } from './features/get-message-template.ts';
import { liftSuppression } from './features/lift-suppression.ts';
import { listMessageTemplateVersions } from './features/list-message-template-versions.ts';
import { listMessageTemplates } from './features/list-message-templates.ts';
import { listMessages } from './features/list-messages.ts';
import { listSuppressions } from './features/list-suppressions.ts';
import { previewMessageTemplate } from './features/preview-message-template.ts';
import { receiveMailReport } from './features/receive-mail-report.ts';
import { resendMessage } from './features/resend-message.ts';
import { restoreMessageTemplate } from './features/restore-message-template.ts';
import { saveMessageTemplate } from './features/save-message-template.ts';
import { sendMessage } from './features/send-message.ts';
import { tellOfFacts } from './features/tell-of-facts.ts';
import { tellRole } from './features/tell-role.ts';
import { testMessageTemplate } from './features/test-message-template.ts';
import { measureMessages } from './message.gauges.ts';
import { senderOf } from './sending/open-sender.flow.ts';

/** Declares the area `messages`: mails and text messages, templates and bounces. Uses people, staff and accounts. */
export function messages({ vault }: { vault: Vault }, config: CustomerConfig): Area<Reader> {
  const shop = { vault, publicUrl: config.PUBLIC_URL, textsAreSent: config.TEXTS_URL !== undefined };
  return {
    routes: [
      ...[listMessages, getMessage(shop), resendMessage(shop), listSuppressions(shop), liftSuppression(shop)],
      ...[listMessageTemplates, listMessageTemplateVersions, restoreMessageTemplate, testMessageTemplate],
      ...[getMessageTemplate(shop), saveMessageTemplate(shop), previewMessageTemplate(shop)],
      receiveMailReport({ ...shop, linkKey: config.LINK_KEY, verify: reportVerifier(config.MAIL_WEBHOOK_SECRET) }),
    ],
    subscriptions: {
      ...{ 'send-message': sendMessage(shop), 'tell-of-facts': tellOfFacts(shop), 'tell-role': tellRole(shop) },
    },
    ...{ gauges: measureMessages, background: senderOf(vault, config) },
  };
}
