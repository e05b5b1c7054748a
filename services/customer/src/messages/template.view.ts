import type { Template } from '@toric/contracts/customer/messages/notice';
import type { TemplateSummary } from '@toric/contracts/customer/messages/template.http';
import { TEMPLATE_RULES } from './template.ts';

type Saved = {
  version: number;
  isShipped: boolean;
  reason: string | null;
  savedBy: string | null;
  createdAt: Date | null;
};

/** Returns who saved a version of a template, and why. Nobody saved the version of the program. */
export const versionView = ({ version, isShipped, reason, savedBy, createdAt }: Saved) => ({
  ...{ version, isShipped, reason, savedBy },
  savedAt: createdAt?.toISOString() ?? null,
});

export function templateSummary(template: Template, saved: Saved): TemplateSummary {
  const { class: type, urgent, channels } = TEMPLATE_RULES[template];
  return { template, class: type, urgent, channels: [...channels], ...versionView(saved) };
}
