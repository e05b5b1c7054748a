/**
 * The purpose for which the link of a mail to the preferences of a person is signed. Its id is the id of the person.
 */
export const PREFERENCES = 'preferences';
