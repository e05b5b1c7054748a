import { Email } from '@toric/contracts/contact/email';

/**
 * Maps frequent misspellings of the domains of large mail providers to the right domain. Nobody has a mailbox at a
 * misspelt domain.
 */
const SLIPS: Readonly<Record<string, string>> = {
  ...to(
    'gmail.com',
    'gmial.com gmai.com gmil.com gamil.com gnail.com gmaill.com gmal.com gmail.con gmail.cmo gmail.comm',
  ),
  ...to('hotmail.com', 'hotmial.com hotmil.com hotmai.com hotmal.com hotmaill.com hotmail.con hotmail.cmo'),
  ...to('yahoo.com', 'yaho.com yahooo.com yhoo.com yahoo.con yahoo.cmo'),
  ...to('outlook.com', 'outlok.com outloo.com outllok.com outlook.con outlook.cmo'),
  ...to('icloud.com', 'iclod.com icoud.com icloud.con'),
  ...to('qq.com', 'qq.con qq.cmo'),
  ...to('163.com', '163.con 163.cmo'),
  ...to('126.com', '126.con 126.cmo'),
};

function to(right: string, wrong: string): Readonly<Record<string, string>> {
  return Object.fromEntries(wrong.split(' ').map((slip) => [slip, right]));
}

/** Returns the e-mail address in the form in which it is stored. Returns undefined if the text is no e-mail address. */
export const emailForm = (text: string): string | undefined => Email.safeParse(text).data;

/**
 * Returns the e-mail address with the domain that was probably meant. Returns undefined if its domain is not in the
 * list of misspellings.
 */
export function withoutSlip(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  const meant = SLIPS[email.slice(at + 1).toLowerCase()];
  return meant === undefined ? undefined : `${email.slice(0, at)}@${meant}`;
}

export const isSoundEmail = (email: string): boolean => emailForm(email) === email && withoutSlip(email) === undefined;
