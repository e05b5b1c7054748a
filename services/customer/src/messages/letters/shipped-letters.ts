import type { Template } from '@toric/contracts/customer/messages/notice';
import type { TemplateContents } from '@toric/contracts/customer/messages/template.http';
import { contentsOf, type Letter } from './letter.ts';
import { ACCOUNT_LETTERS } from './shipped/account-letters.ts';
import { CASE_LETTERS } from './shipped/case-letters.ts';
import { CHANGE_LETTERS } from './shipped/change-letters.ts';
import { FORM_LETTERS } from './shipped/form-letters.ts';
import { HEALTH_LETTERS } from './shipped/health-letters.ts';
import { ORDER_LETTERS } from './shipped/order-letters.ts';
import { RETURN_LETTERS } from './shipped/return-letters.ts';
import { STAFF_LETTERS } from './shipped/staff-letters.ts';

const LETTERS: Readonly<Record<Template, Letter>> = {
  ...ACCOUNT_LETTERS,
  ...ORDER_LETTERS,
  ...CHANGE_LETTERS,
  ...RETURN_LETTERS,
  ...HEALTH_LETTERS,
  ...CASE_LETTERS,
  ...FORM_LETTERS,
  ...STAFF_LETTERS,
};

/** Returns the texts of a template that ship with the program: its version 0. */
export const shippedContents = (template: Template): TemplateContents => contentsOf(LETTERS[template]);
